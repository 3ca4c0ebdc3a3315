package org.bonewise.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.bonewise.patient.Allergy;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.DateRange;

/** Whether fever and the like can be the reaction of the first days after a dose. */
final class AcutePhase {

    private AcutePhase() {}

    /** Whether a dated reaction began later after the last dose before it than such a reaction does. */
    static boolean isTooLate(Allergy allergy, FactContext context) {
        int days = Verdict.days(context, "acutePhaseDays");
        return allergy.resource().getReaction().stream()
                .map(reaction -> DateRange.read(reaction.getOnsetElement()))
                .filter(Objects::nonNull)
                .anyMatch(onset -> daysAfterDose(onset, context) > days);
    }

    private static long daysAfterDose(DateRange onset, FactContext context) {
        return context.boneModifyingAgents().doses().stream()
                .map(BmaDose::date)
                .filter(Objects::nonNull)
                .filter(dose -> !dose.earliest().isAfter(onset.latest()))
                .map(DateRange::latest)
                .max(LocalDate::compareTo)
                .map(dose -> ChronoUnit.DAYS.between(dose, onset.earliest()))
                .orElse(0L);
    }
}
