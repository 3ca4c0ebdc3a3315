package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;

/** Osteonecrosis of the jaw caused by a medicine: active, healed, or a question. */
final class JawFacts {

    private JawFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "jawNecrosis",
                        "Confirmed current Condition of osteonecrosis-of-jaw, or of aseptic-necrosis-of-jaw when a"
                                + " bone-modifying agent was given before it",
                        (fact, context) -> Verdict.of(fact, context, evidence(active(context)), "Condition")),
                flag(
                        "jawNecrosisHealed",
                        "The same Conditions in remission or past, while none is current",
                        (fact, context) -> Verdict.of(fact, context, healed(context), "Condition")),
                flag(
                        "jawNecrosisUnclear",
                        "A Condition, not over, by a code that may mean osteonecrosis of the jaw, or one that is not confirmed;"
                                + " false while jawNecrosis is true",
                        (fact, context) -> Verdict.of(fact, context, unclear(context), "Condition")));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    /** Confirmed ones, whatever their course. */
    private static Stream<Diagnosis> sure(FactContext context) {
        var diagnoses = context.record().diagnoses();
        return Stream.concat(
                        diagnoses.of(ConceptGroup.OSTEONECROSIS_OF_JAW).stream(),
                        diagnoses.of(ConceptGroup.ASEPTIC_NECROSIS_OF_JAW).stream()
                                .filter(one -> isAfterDose(one, context)))
                .filter(Diagnosis::confirmed)
                .distinct();
    }

    private static boolean isAfterDose(Diagnosis one, FactContext context) {
        LocalDate first = FirstBmaDay.of(context).orElse(null);
        return first != null && (one.date() == null || !one.date().latest().isBefore(first));
    }

    private static List<Diagnosis> active(FactContext context) {
        return sure(context).filter(Diagnosis::isCurrent).toList();
    }

    private static List<Evidence> healed(FactContext context) {
        return active(context).isEmpty() ? evidence(sure(context).toList()) : List.of();
    }

    private static List<Evidence> unclear(FactContext context) {
        if (!active(context).isEmpty()) {
            return List.of();
        }
        List<Diagnosis> known = sure(context).toList();
        return evidence(context.record().diagnoses().doubtful(ConceptGroup.OSTEONECROSIS_OF_JAW).stream()
                .filter(one -> !known.contains(one))
                .toList());
    }

    private static List<Evidence> evidence(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Diagnosis::evidence).toList();
    }
}
