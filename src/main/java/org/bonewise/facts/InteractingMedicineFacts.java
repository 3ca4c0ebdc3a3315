package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;

/** Medicines that lower calcium, or that raise the risk of osteonecrosis of the jaw, beside a bone-modifying agent. */
final class InteractingMedicineFacts {

    private static final String DAYS = "interactingMedicineDays";

    private InteractingMedicineFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "calcimimeticInUse",
                        "Cinacalcet or etelcalcetide current, drafted or given within interactingMedicineDays",
                        (fact, context) -> inUse(fact, context, ConceptGroup.CINACALCET, ConceptGroup.ETELCALCETIDE)),
                flag(
                        "jawRiskMedicineInUse",
                        "A medicine of antiangiogenic or mtor-inhibitor current, drafted or given within"
                                + " interactingMedicineDays",
                        (fact, context) ->
                                inUse(fact, context, ConceptGroup.ANTIANGIOGENIC, ConceptGroup.MTOR_INHIBITOR)),
                flag(
                        "longTermGlucocorticoid",
                        "A systemic glucocorticoid current, by mouth or by a route that is not told, begun more than"
                                + " longTermGlucocorticoidDays ago; or a current Condition of glucocorticoid-use",
                        InteractingMedicineFacts::glucocorticoid));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact inUse(FactBuilder fact, FactContext context, ConceptGroup... groups) {
        List<Evidence> proofs = NephrotoxinFact.used(context, DAYS, groups).toList();
        return close(fact, context, proofs, List.of());
    }

    private static Fact close(FactBuilder fact, FactContext context, List<Evidence> sure, List<Evidence> open) {
        if (!sure.isEmpty()) {
            return fact.because(sure).flag(true);
        }
        if (!open.isEmpty()) {
            return fact.because(open).unknown(UnknownReason.NOT_EXACT);
        }
        return context.record().medications().isComplete()
                ? fact.flag(false)
                : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static Fact glucocorticoid(FactBuilder fact, FactContext context) {
        int days = Verdict.days(context, "longTermGlucocorticoidDays");
        List<Evidence> sure =
                new ArrayList<>(context.record().diagnoses().current(ConceptGroup.GLUCOCORTICOID_USE).stream()
                        .map(Diagnosis::evidence)
                        .toList());
        List<Evidence> open = new ArrayList<>();
        for (MedicationUse use : context.record().medications().current(ConceptGroup.SYSTEMIC_GLUCOCORTICOID)) {
            if (!isByMouth(use, context)) {
                continue;
            }
            DateRange start = use.start();
            Ternary recent = start == null
                    ? Ternary.UNKNOWN
                    : start.within(days, context.record().today());
            if (recent != Ternary.YES) {
                (recent == Ternary.NO ? sure : open).add(use.evidence());
            }
        }
        return close(fact, context, sure, open);
    }

    private static boolean isByMouth(MedicationUse use, FactContext context) {
        List<CodeableConcept> routes = routes(use);
        return routes.isEmpty()
                || routes.stream().anyMatch(route -> context.record().codes().in(ConceptGroup.ROUTE_ORAL, route));
    }

    private static List<CodeableConcept> routes(MedicationUse use) {
        Stream<Dosage> dosages =
                switch (use.resource()) {
                    case MedicationRequest request -> request.getDosageInstruction().stream();
                    case MedicationStatement statement -> statement.getDosage().stream();
                    default -> Stream.empty();
                };
        return dosages.filter(Dosage::hasRoute).map(Dosage::getRoute).toList();
    }
}
