package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;

/** Bone density that is low by a diagnosis on record, whatever has been measured. */
final class OsteopeniaFact {

    private OsteopeniaFact() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "osteopeniaRecorded",
                                PATIENT,
                                "A confirmed current Condition of osteopenia or osteoporosis; unknown when the code is not specific or"
                                        + " the condition only suspected"),
                        (fact, context) -> Verdict.of(
                                fact,
                                context,
                                evidence(context
                                        .record()
                                        .diagnoses()
                                        .current(ConceptGroup.OSTEOPENIA, ConceptGroup.OSTEOPOROSIS)
                                        .stream()),
                                evidence(Stream.of(ConceptGroup.OSTEOPENIA, ConceptGroup.OSTEOPOROSIS)
                                        .flatMap(group -> context.record().diagnoses().doubtful(group).stream())),
                                "Condition")));
    }

    private static List<Evidence> evidence(Stream<Diagnosis> found) {
        return found.map(Diagnosis::evidence).toList();
    }
}
