package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.Evidence;

/** Whether the jaw was irradiated. */
final class HeadNeckRadiotherapyFact {

    private HeadNeckRadiotherapyFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "headNeckRadiotherapy",
                        PATIENT,
                        "Procedure completed or in progress of radiotherapy with a bodySite of bodysite-head-and-neck, of any"
                                + " age; not recorded is none"),
                (fact, context) -> Verdict.of(fact, context, irradiated(context), "Procedure")));
    }

    private static List<Evidence> irradiated(FactContext context) {
        CareEvents events = context.record().careEvents();
        return Stream.concat(
                        events.completed(ConceptGroup.RADIOTHERAPY).stream(),
                        events.inProgress(ConceptGroup.RADIOTHERAPY).stream())
                .filter(done -> done.resource().getBodySite().stream()
                        .anyMatch(site -> context.record().codes().in(ConceptGroup.BODYSITE_HEAD_AND_NECK, site)))
                .map(CareEvents.Done::evidence)
                .toList();
    }
}
