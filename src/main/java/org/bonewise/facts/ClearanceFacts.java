package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;

/** How well the kidneys clear. */
final class ClearanceFacts {

    private static final String FILTRATION_UNIT = "mL/min/{1.73_m2}";

    private ClearanceFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "creatinineClearance",
                                "mL/min",
                                CANDIDATE,
                                "Cockcroft-Gault from age, sex, weight in its window and creatinine in its window; where one of"
                                        + " them is not on record, a reported clearance predicted by that formula within the"
                                        + " window 'creatinine'. Not applicable below 18 years"),
                        (fact, context) -> Clearance.current(context).close(fact)),
                new OneFact(
                        FactDeclaration.decimal(
                                "adjustedClearance",
                                "mL/min",
                                CANDIDATE,
                                "Cockcroft-Gault with adjusted body weight: ideal body weight (Devine) plus adjustedWeightShare"
                                        + " of what the actual weight is above it"),
                        (fact, context) -> Clearance.adjusted(context).close(fact)),
                new OneFact(
                        FactDeclaration.decimal(
                                "doseClearance",
                                "mL/min",
                                CANDIDATE,
                                "The lower of the current clearance and that at baseline: from the newest creatinine on or"
                                        + " before the first dose of the running intravenous bisphosphonate course, at most"
                                        + " baselineDays before it, the age that day and the nearest weight within baselineDays,"
                                        + " else the current weight"),
                        (fact, context) -> DoseClearance.of(context).close(fact)),
                new OneFact(
                        FactDeclaration.decimal(
                                "eGfr",
                                FILTRATION_UNIT,
                                CANDIDATE,
                                "CKD-EPI 2021 from age, sex and creatinine in its window; where creatinine is not on record, or"
                                        + " below 18 years, the newest Observation of the group egfr within the window"
                                        + " 'creatinine'"),
                        (fact, context) -> filtrationRate(fact, context)));
    }

    private static Fact filtrationRate(FactBuilder fact, FactContext context) {
        ClearanceInputs inputs = ClearanceInputs.of(context);
        return switch (inputs.majority()) {
            case MINOR -> reported(fact, context, UnknownReason.NOT_APPLICABLE);
            case OPEN -> fact.because(inputs.patient()).unknown(UnknownReason.NOT_EXACT);
            case ADULT, UNKNOWN ->
                inputs.creatinine().isMissing()
                        ? reported(fact, context, UnknownReason.DEPENDS_ON_UNKNOWN)
                        : computed(fact, inputs);
        };
    }

    private static Fact computed(FactBuilder fact, ClearanceInputs inputs) {
        List<Evidence> evidence = new ArrayList<>(inputs.creatinine().evidence());
        evidence.addAll(inputs.patient());
        fact.because(evidence);
        Reading creatinine = inputs.creatinine().known();
        if (creatinine == null || inputs.age() == null || inputs.female() == null) {
            return fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
        }
        return fact.asOf(creatinine.result().time().day())
                .number(FiltrationRate.of(inputs.age(), creatinine.in("mg/dL"), inputs.female()));
    }

    private static Fact reported(FactBuilder fact, FactContext context, UnknownReason whenNone) {
        Measurement reported = Measurement.newest(
                context,
                Analyte.FILTRATION,
                context.record().results().of(ConceptGroup.EGFR),
                context.window(CreatinineFacts.WINDOW),
                "egfr");
        return reported.results().isEmpty() ? fact.unknown(whenNone) : reported.number(fact, FILTRATION_UNIT);
    }
}
