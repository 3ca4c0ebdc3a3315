package org.bonewise.facts;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Ternary;

/** Suppression of the ovaries' function that is current or starting. */
final class OvarianSuppression {

    private OvarianSuppression() {}

    static List<Evidence> current(FactContext context) {
        List<Evidence> found = new ArrayList<>();
        context.record().medications().of(ConceptGroup.GNRH_AGONIST).stream()
                .filter(use -> use.isCurrentOrPlanned() || TherapyStart.stillActs(use, context) == Ternary.YES)
                .map(MedicationUse::evidence)
                .forEach(found::add);
        context.record().careEvents().completed(ConceptGroup.OVARIAN_SUPPRESSION).stream()
                .map(CareEvents.Done::evidence)
                .forEach(found::add);
        return found;
    }

    /** Injections that may still act: their day is not told, or not exactly enough. */
    static List<Evidence> perhaps(FactContext context) {
        return context.record().medications().of(ConceptGroup.GNRH_AGONIST).stream()
                .filter(use -> TherapyStart.stillActs(use, context) == Ternary.UNKNOWN)
                .map(MedicationUse::evidence)
                .toList();
    }
}
