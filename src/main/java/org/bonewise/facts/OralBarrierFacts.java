package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;

/** What stands against swallowing a bisphosphonate. */
final class OralBarrierFacts {

    private static final ConceptGroup[] BARRIERS = {
        ConceptGroup.OESOPHAGEAL_STRICTURE,
        ConceptGroup.ACHALASIA,
        ConceptGroup.OESOPHAGEAL_VARICES,
        ConceptGroup.DYSPHAGIA,
        ConceptGroup.UPPER_GI_ULCER,
        ConceptGroup.CANNOT_SIT_UPRIGHT,
        ConceptGroup.MALABSORPTION,
        ConceptGroup.BARIATRIC_SURGERY
    };

    private OralBarrierFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "oralBisphosphonateBarrier",
                                PATIENT,
                                "A confirmed current Condition of oesophageal-stricture, achalasia, oesophageal-varices,"
                                        + " dysphagia, upper-gi-ulcer, cannot-sit-upright, malabsorption or bariatric-surgery,"
                                        + " or a completed Procedure of bariatric-surgery"),
                        (fact, context) -> Verdict.of(fact, context, barriers(context), "Condition", "Procedure")),
                new OneFact(
                        FactDeclaration.flag(
                                "barrettOesophagus", PATIENT, "A confirmed current Condition of barrett-oesophagus"),
                        (fact, context) -> Verdict.of(
                                fact, context, conditions(context, ConceptGroup.BARRETT_OESOPHAGUS), "Condition")));
    }

    private static List<Evidence> barriers(FactContext context) {
        return Stream.concat(
                        conditions(context, BARRIERS).stream(),
                        context.record().careEvents().completed(ConceptGroup.BARIATRIC_SURGERY).stream()
                                .map(CareEvents.Done::evidence))
                .toList();
    }

    private static List<Evidence> conditions(FactContext context, ConceptGroup... groups) {
        return context.record().diagnoses().current(groups).stream()
                .map(Diagnosis::evidence)
                .toList();
    }
}
