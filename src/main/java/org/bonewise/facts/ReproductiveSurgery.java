package org.bonewise.facts;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;

/** Operations after which a woman cannot bear children; a Condition that tells of one counts at any clinical status. */
final class ReproductiveSurgery {

    private ReproductiveSurgery() {}

    /** Both ovaries removed: a procedure that takes one or both counts only with a body site of both sides. */
    static List<Evidence> ovariesRemoved(FactContext context) {
        List<Evidence> found = done(context, ConceptGroup.OOPHORECTOMY_BILATERAL);
        context.record().careEvents().completed(ConceptGroup.OOPHORECTOMY).stream()
                .filter(procedure -> procedure.resource().getBodySite().stream()
                        .anyMatch(site -> context.record().codes().in(ConceptGroup.BOTH_SIDES, site)))
                .map(CareEvents.Done::evidence)
                .forEach(found::add);
        return found;
    }

    static List<Evidence> uterusRemoved(FactContext context) {
        return done(context, ConceptGroup.HYSTERECTOMY);
    }

    static List<Evidence> sterilised(FactContext context) {
        return done(context, ConceptGroup.FEMALE_STERILISATION);
    }

    private static List<Evidence> done(FactContext context, ConceptGroup group) {
        List<Evidence> found = new ArrayList<>();
        context.record().careEvents().completed(group).forEach(procedure -> found.add(procedure.evidence()));
        context.record().diagnoses().of(group).stream()
                .filter(Diagnosis::confirmed)
                .forEach(diagnosis -> found.add(diagnosis.evidence()));
        return found;
    }
}
