package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;

/** Medicines that raise calcium, to be stopped while it is high. */
final class CalciumRaiserFacts {

    private static final ConceptGroup[] SUPPLEMENTS = {
        ConceptGroup.CALCIUM_SUPPLEMENT,
        ConceptGroup.CALCIUM_WITH_VITAMIN_D,
        ConceptGroup.CHOLECALCIFEROL,
        ConceptGroup.ERGOCALCIFEROL,
        ConceptGroup.VITAMIN_D_UNSPECIFIED,
        ConceptGroup.CALCIFEDIOL,
        ConceptGroup.CALCITRIOL_ALFACALCIDOL
    };

    private CalciumRaiserFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                inUse(
                        "calciumOrVitaminDInUse",
                        "A MedicationRequest or MedicationStatement, current or drafted, of calcium, vitamin D or an active"
                                + " form of it",
                        SUPPLEMENTS),
                inUse(
                        "thiazideOrLithiumInUse",
                        "A MedicationRequest or MedicationStatement, current or drafted, of the groups thiazide or lithium",
                        ConceptGroup.THIAZIDE,
                        ConceptGroup.LITHIUM));
    }

    private static OneFact inUse(String name, String description, ConceptGroup... groups) {
        return new OneFact(
                FactDeclaration.flag(name, PATIENT, description + "; none recorded means no"), (fact, context) -> {
                    List<Evidence> found = context.record().medications().of(groups).stream()
                            .filter(MedicationUse::isCurrentOrPlanned)
                            .map(MedicationUse::evidence)
                            .toList();
                    return found.isEmpty() && !context.record().medications().isComplete()
                            ? fact.unknown(UnknownReason.NOT_DELIVERED)
                            : fact.because(found).flag(!found.isEmpty());
                });
    }
}
