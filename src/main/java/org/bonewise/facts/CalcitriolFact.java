package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;

/** Disease in which vitamin D is turned into calcitriol beyond measure, so that supplements raise calcium. */
final class CalcitriolFact {

    private CalcitriolFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "calcitriolMediatedRisk",
                        PATIENT,
                        "Yes by a current confirmed Condition of the group granulomatous-disease; none recorded means no"),
                CalcitriolFact::risk));
    }

    private static Fact risk(FactBuilder fact, FactContext context) {
        return Verdict.of(
                fact,
                context,
                context.record().diagnoses().current(ConceptGroup.GRANULOMATOUS_DISEASE).stream()
                        .map(Diagnosis::evidence)
                        .toList(),
                "Condition");
    }
}
