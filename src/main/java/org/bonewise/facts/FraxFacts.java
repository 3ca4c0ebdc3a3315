package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;

/** The ten-year probability of fracture by FRAX. */
final class FraxFacts {

    private FraxFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                probability("fraxMajorPercent", Analyte.FRAX_MAJOR, ConceptGroup.FRAX_MAJOR_OSTEOPOROTIC),
                probability("fraxHipPercent", Analyte.FRAX_HIP, ConceptGroup.FRAX_HIP));
    }

    private static OneFact probability(String name, Analyte analyte, ConceptGroup group) {
        return new OneFact(
                FactDeclaration.decimal(
                        name,
                        "%",
                        PATIENT,
                        "Newest Observation of the group " + group.id() + " within the window 'frax'; a number without"
                                + " unit is not used"),
                (fact, context) -> Measurement.newest(
                                context, analyte, context.record().results().of(group), context.window("frax"), "frax")
                        .number(fact, "%"));
    }
}
