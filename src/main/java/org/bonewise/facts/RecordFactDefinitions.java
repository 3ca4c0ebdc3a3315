package org.bonewise.facts;

import java.util.List;
import java.util.stream.Stream;

/** Facts of diseases, therapies, courses of bone-modifying agents, allergies and orders. */
public final class RecordFactDefinitions {

    private RecordFactDefinitions() {}

    /** All of them. */
    public static List<FactDefinition> all() {
        return Stream.of(
                        CancerFacts.all(),
                        BoneMetastasisFacts.all(),
                        CordCompressionFacts.all(),
                        ProgressionFact.all(),
                        CastrationFact.all(),
                        CareFacts.all(),
                        NephrotoxinFact.all(),
                        ThalidomideFact.all(),
                        MyelomaFacts.all(),
                        MyelomaCourseFacts.all(),
                        UrineAlbuminFacts.all(),
                        GiantCellTumourFacts.all(),
                        RadiumFacts.all(),
                        AllergyFacts.all(),
                        HypercalcaemiaSignFacts.all(),
                        HypercalcaemiaCauseFacts.all(),
                        CalciumRaiserFacts.all(),
                        HypercalcaemiaDoseFacts.all(),
                        HypocalcaemiaSignFact.all(),
                        CalcitriolFact.all(),
                        VitaminDReplete.all(),
                        CourseFacts.all(),
                        BesideCourse.all(),
                        CalciumCheckFact.all(),
                        CourseDoseFacts.all(),
                        CandidateCourseFacts.all(),
                        AppointmentFacts.all(),
                        CandidateStart.all(),
                        BmaOrderFacts.all(),
                        DeclinedFact.all())
                .flatMap(List::stream)
                .toList();
    }
}
