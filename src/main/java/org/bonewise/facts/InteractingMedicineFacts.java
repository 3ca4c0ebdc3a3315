package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;

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
                                inUse(fact, context, ConceptGroup.ANTIANGIOGENIC, ConceptGroup.MTOR_INHIBITOR)));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact inUse(FactBuilder fact, FactContext context, ConceptGroup... groups) {
        List<Evidence> proofs = NephrotoxinFact.used(context, DAYS, groups).toList();
        return close(fact, context, proofs);
    }

    private static Fact close(FactBuilder fact, FactContext context, List<Evidence> sure) {
        if (!sure.isEmpty()) {
            return fact.because(sure).flag(true);
        }
        return context.record().medications().isComplete()
                ? fact.flag(false)
                : fact.unknown(UnknownReason.NOT_DELIVERED);
    }
}
