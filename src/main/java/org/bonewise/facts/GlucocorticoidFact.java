package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;

/** Glucocorticoids by mouth for a long time. */
final class GlucocorticoidFact {

    private GlucocorticoidFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "longTermGlucocorticoid",
                        PATIENT,
                        "A systemic-glucocorticoid by mouth, or of no route that is told, in use since more than"
                                + " glucocorticoidDays (earliest start of an unbroken chain), or a current Condition of"
                                + " glucocorticoid-use; not recorded is none"),
                GlucocorticoidFact::derive));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        List<Evidence> sure = new ArrayList<>();
        List<Evidence> perhaps = new ArrayList<>();
        record.diagnoses().current(ConceptGroup.GLUCOCORTICOID_USE).stream()
                .map(Diagnosis::evidence)
                .forEach(sure::add);
        int days = Verdict.days(context, "glucocorticoidDays");
        List<MedicationUse> uses = record.medications().of(ConceptGroup.SYSTEMIC_GLUCOCORTICOID).stream()
                .filter(use -> isByMouth(use, record))
                .toList();
        for (MedicationUse use : uses) {
            if (use.state() == MedicationUse.State.CURRENT) {
                DateRange start = TherapyStart.of(use, uses, context);
                Ternary isShort = start == null ? Ternary.UNKNOWN : start.within(days, record.today());
                if (isShort == Ternary.NO) {
                    sure.add(use.evidence());
                } else if (isShort == Ternary.UNKNOWN) {
                    perhaps.add(use.evidence());
                }
            }
        }
        if (!sure.isEmpty()) {
            return fact.because(sure).flag(true);
        }
        if (!perhaps.isEmpty()) {
            return fact.because(perhaps).unknown(UnknownReason.NOT_EXACT);
        }
        return record.medications().isComplete() && record.delivered("Condition")
                ? fact.flag(false)
                : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static boolean isByMouth(MedicationUse use, PatientRecord record) {
        List<Dosage> dosages =
                switch (use.resource()) {
                    case MedicationRequest request -> request.getDosageInstruction();
                    case MedicationStatement statement -> statement.getDosage();
                    default -> List.of();
                };
        List<CodeableConcept> routes = dosages.stream()
                .map(Dosage::getRoute)
                .filter(CodeableConcept::hasCoding)
                .toList();
        return routes.isEmpty()
                || routes.stream().anyMatch(route -> record.codes().in(ConceptGroup.ROUTE_ORAL, route));
    }
}
