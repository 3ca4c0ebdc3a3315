package org.bonewise.facts;

import java.util.List;
import java.util.stream.Stream;

/** Facts that speak against an agent, or for care with it. */
public final class SafetyFactDefinitions {

    private SafetyFactDefinitions() {}

    /** All of them. */
    public static List<FactDefinition> all() {
        return Stream.of(
                        DentalSurgeryFacts.all(),
                        JawFacts.all(),
                        FemurFacts.all(),
                        CreatinineRiseFacts.all(),
                        HeadNeckRadiotherapyFact.all(),
                        InteractingMedicineFacts.all(),
                        HypocalcaemiaRiskFacts.all(),
                        UveitisFact.all(),
                        BoneTurnoverFact.all(),
                        SkeletalEventFact.all(),
                        FollowOnFact.all(),
                        OrderFacts.all(),
                        OrderRepeatFacts.all())
                .flatMap(List::stream)
                .toList();
    }
}
