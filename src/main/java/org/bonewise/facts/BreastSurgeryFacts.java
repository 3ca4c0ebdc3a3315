package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;

/** The operation for breast cancer. */
final class BreastSurgeryFacts {

    private BreastSurgeryFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "breastSurgeryOnRecord",
                                PATIENT,
                                "A completed Procedure of breast-cancer-surgery, or a Condition of mastectomy-status"),
                        (fact, context) -> Verdict.of(
                                fact,
                                context,
                                Stream.concat(
                                                done(context).stream().map(CareEvents.Done::evidence),
                                                status(context).stream())
                                        .toList(),
                                "Procedure",
                                "Condition")),
                new OneFact(
                        FactDeclaration.decimal(
                                "daysSinceBreastSurgery",
                                "d",
                                PATIENT,
                                "Calendar days from the latest completed Procedure of breast-cancer-surgery that has a date;"
                                        + " a Condition of mastectomy-status tells no date"),
                        BreastSurgeryFacts::daysSince));
    }

    private static Fact daysSince(FactBuilder fact, FactContext context) {
        CareEvents.Done latest = done(context).stream()
                .filter(one -> one.when() != null)
                .max(Comparator.comparing(
                        CareEvents.Done::when, Comparator.nullsFirst(Comparator.comparing(DateRange::latest))))
                .orElse(null);
        if (latest != null && latest.when() != null) {
            return fact.because(latest.evidence())
                    .asOf(latest.evidence().date())
                    .number(latest.when().daysUntil(context.record().today()));
        }
        List<Evidence> undated = Stream.concat(
                        done(context).stream().map(CareEvents.Done::evidence), status(context).stream())
                .toList();
        return undated.isEmpty()
                ? fact.unknown(Absence.missing(context, "Procedure", "Condition"))
                : fact.because(undated).unknown(UnknownReason.NOT_EXACT);
    }

    private static List<CareEvents.Done> done(FactContext context) {
        return context.record().careEvents().completed(ConceptGroup.BREAST_CANCER_SURGERY);
    }

    private static List<Evidence> status(FactContext context) {
        return context.record().diagnoses().of(ConceptGroup.MASTECTOMY_STATUS).stream()
                .filter(Diagnosis::confirmed)
                .map(Diagnosis::evidence)
                .toList();
    }
}
