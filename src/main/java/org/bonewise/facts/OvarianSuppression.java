package org.bonewise.facts;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;

/** Suppression of the ovaries' function that is current or starting. */
final class OvarianSuppression {

    private OvarianSuppression() {}

    static List<Evidence> current(FactContext context) {
        List<Evidence> found = new ArrayList<>();
        context.record().medications().of(ConceptGroup.GNRH_AGONIST).stream()
                .filter(use -> use.isCurrentOrPlanned() || TherapyStart.stillActs(use, context))
                .map(MedicationUse::evidence)
                .forEach(found::add);
        context.record().careEvents().completed(ConceptGroup.OVARIAN_SUPPRESSION).stream()
                .map(CareEvents.Done::evidence)
                .forEach(found::add);
        return found;
    }
}
