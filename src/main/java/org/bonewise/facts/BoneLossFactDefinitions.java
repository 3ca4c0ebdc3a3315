package org.bonewise.facts;

import java.util.List;
import java.util.stream.Stream;

/** Facts of bone density, of the risk of fracture, and of therapy that costs bone. */
public final class BoneLossFactDefinitions {

    private BoneLossFactDefinitions() {}

    /** All of them. */
    public static List<FactDefinition> all() {
        return Stream.of(
                        BoneDensityFacts.all(),
                        BoneLossFact.all(),
                        EndocrineTherapyFacts.all(),
                        FragilityFractureFacts.all(),
                        FraxFacts.all(),
                        GlucocorticoidFact.all(),
                        OsteopeniaFact.all(),
                        ParentalHipFractureFact.all(),
                        SmokingFact.all(),
                        SurvivorFacts.all())
                .flatMap(List::stream)
                .toList();
    }
}
