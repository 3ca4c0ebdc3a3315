package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;

/** Thalidomide itself, which harms the kidney beside zoledronic acid. */
final class ThalidomideFact {

    private ThalidomideFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "thalidomideInUse",
                        PATIENT,
                        "Thalidomide, not lenalidomide or pomalidomide, current, drafted or given within nephrotoxinDays; not"
                                + " recorded is none"),
                (fact, context) -> {
                    List<Evidence> proofs = NephrotoxinFact.used(context, "nephrotoxinDays", ConceptGroup.THALIDOMIDE)
                            .toList();
                    return proofs.isEmpty() && !NephrotoxinFact.isKnown(context)
                            ? fact.unknown(UnknownReason.NOT_DELIVERED)
                            : fact.because(proofs).flag(!proofs.isEmpty());
                }));
    }
}
