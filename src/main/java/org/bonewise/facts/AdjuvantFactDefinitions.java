package org.bonewise.facts;

import java.util.List;
import java.util.stream.Stream;

/** Facts of early breast cancer and of what is done to keep it from coming back. */
public final class AdjuvantFactDefinitions {

    private AdjuvantFactDefinitions() {}

    /** All of them. */
    public static List<FactDefinition> all() {
        return Stream.of(
                        EarlyBreastCancerFacts.all(),
                        BreastSurgeryFacts.all(),
                        TumourFacts.all(),
                        TumourGradeFacts.all(),
                        ReceptorFacts.all(),
                        OvarianSuppressionFacts.all(),
                        MenopauseEvidenceFacts.all(),
                        SystemicTherapyFact.all(),
                        AdjuvantCourseFacts.all(),
                        DenosumabForRecurrenceFact.all(),
                        OralBarrierFacts.all())
                .flatMap(List::stream)
                .toList();
    }
}
