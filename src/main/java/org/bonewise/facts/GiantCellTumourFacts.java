package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;

/** Giant cell tumour of bone: whether there is one, can be resected, and stands in a mature skeleton. */
final class GiantCellTumourFacts {

    private GiantCellTumourFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "giantCellTumourOfBone",
                                PATIENT,
                                "A confirmed current Condition of giant-cell-tumour-of-bone; unknown when the code names any"
                                        + " uncertain or benign bone tumour, or the tumour is only suspected"),
                        (fact, context) -> Verdict.of(fact, context, sure(context), doubtful(context), "Condition")),
                new OneFact(
                        FactDeclaration.flag(
                                "giantCellTumourQuestion",
                                PATIENT,
                                "No confirmed giant cell tumour of bone, but one suspected, or a bone tumour by a code that is not"
                                        + " specific"),
                        (fact, context) -> Verdict.of(
                                fact, context, sure(context).isEmpty() ? doubtful(context) : List.of(), "Condition")),
                words(
                        "resectability",
                        ConceptGroup.RESECTABILITY,
                        List.of("resectable", "resectable-severe-morbidity", "unresectable"),
                        "Resectability:"),
                words(
                        "skeletalMaturity",
                        ConceptGroup.SKELETAL_MATURITY,
                        List.of("mature", "not-mature"),
                        "Skeletal maturity:"));
    }

    private static List<Evidence> sure(FactContext context) {
        return context.record().diagnoses().current(ConceptGroup.GIANT_CELL_TUMOUR_OF_BONE).stream()
                .map(Diagnosis::evidence)
                .toList();
    }

    private static List<Evidence> doubtful(FactContext context) {
        return context.record().diagnoses().doubtful(ConceptGroup.GIANT_CELL_TUMOUR_OF_BONE).stream()
                .map(Diagnosis::evidence)
                .toList();
    }

    private static OneFact words(String name, ConceptGroup group, List<String> values, String label) {
        return new OneFact(
                FactDeclaration.words(
                        name, PATIENT, String.join(" or ", values) + ": the newest Observation of " + group.id()),
                (fact, context) -> {
                    Said<String> said = Said.newest(
                            context, label, context.record().results().of(group), result -> OwnWord.of(result, values));
                    said.evidence().stream().findFirst().ifPresent(one -> fact.asOf(one.date()));
                    return said.close(fact, fact::word);
                });
    }
}
