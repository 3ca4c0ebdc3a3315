package org.bonewise.facts;

import java.util.List;
import java.util.stream.Stream;

/** The facts about the patient's person, results, body, kidneys, calcium, prognosis and reproduction. */
public final class ResultFactDefinitions {

    private ResultFactDefinitions() {}

    /** All of them. */
    public static List<FactDefinition> all() {
        return Stream.of(
                        PatientFacts.all(),
                        BodyFacts.all(),
                        CreatinineFacts.all(),
                        ClearanceFacts.all(),
                        CalciumFacts.all(),
                        UnusableCalciumFacts.all(),
                        ResultFacts.all(),
                        ResultProblemFacts.all(),
                        PrognosisFacts.all(),
                        PregnancyFacts.all(),
                        BreastFeedingFacts.all(),
                        MenopauseFacts.all())
                .flatMap(List::stream)
                .toList();
    }
}
