package org.bonewise.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** Since when a therapy is given, and whether that is not long ago. */
final class TherapyStart {

    private TherapyStart() {}

    /**
     * What starts, or began surely or perhaps within some days.
     *
     * @param sure planned, or begun within the days
     * @param perhaps begun at a time that is not known exactly enough
     */
    record Found(List<Evidence> sure, List<Evidence> perhaps) {
        /** Closes a flag with it. */
        Fact close(FactBuilder fact, boolean isComplete) {
            if (!sure.isEmpty()) {
                return fact.because(sure).flag(true);
            }
            if (!perhaps.isEmpty()) {
                return fact.because(perhaps).unknown(UnknownReason.NOT_EXACT);
            }
            return isComplete ? fact.flag(false) : fact.unknown(UnknownReason.NOT_DELIVERED);
        }
    }

    /**
     * Medicines of each of {@code groups} that are planned, or in use or injected since at most {@code days}, and {@code operations} done
     * within them.
     */
    static Found within(FactContext context, int days, List<ConceptGroup> groups, List<ConceptGroup> operations) {
        LocalDate today = context.record().today();
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (ConceptGroup group : groups) {
            List<MedicationUse> uses = context.record().medications().of(group);
            for (MedicationUse use : uses) {
                if (use.state() == MedicationUse.State.PLANNED) {
                    found.sure().add(use.evidence());
                } else if (use.state() == MedicationUse.State.CURRENT || stillActs(use, context) == Ternary.YES) {
                    DateRange start = of(use, uses, context);
                    add(start == null ? Ternary.UNKNOWN : start.within(days, today), use.evidence(), found);
                } else {
                    add(stillActs(use, context), use.evidence(), found);
                }
            }
        }
        for (ConceptGroup operation : operations) {
            for (CareEvents.Done done : context.record().careEvents().completed(operation)) {
                add(done.when() == null ? Ternary.NO : done.when().within(days, today), done.evidence(), found);
            }
        }
        return found;
    }

    private static void add(Ternary answer, Evidence evidence, Found found) {
        switch (answer) {
            case YES -> found.sure().add(evidence);
            case UNKNOWN -> found.perhaps().add(evidence);
            case NO -> {}
        }
    }

    /**
     * Whether it is an injection of at most therapyGapDays ago: of a depot that is all that a record may hold. Unknown where its day
     * is not told, or not exactly enough.
     */
    static Ternary stillActs(MedicationUse use, FactContext context) {
        if (use.state() != MedicationUse.State.GIVEN) {
            return Ternary.NO;
        }
        DateRange day = use.start();
        return day == null
                ? Ternary.UNKNOWN
                : day.within(
                        Verdict.days(context, "therapyGapDays"),
                        context.record().today());
    }

    /**
     * Since when it has been taken without a gap above therapyGapDays; {@code null} when the start is not known.
     *
     * @param uses all of the same therapy
     */
    static @Nullable DateRange of(MedicationUse current, List<MedicationUse> uses, FactContext context) {
        DateRange start = current.start();
        if (start == null) {
            return null;
        }
        int gap = Verdict.days(context, "therapyGapDays");
        List<MedicationUse> earlier = uses.stream()
                .filter(use -> use.start() != null && use.tellsOfUse())
                .sorted(Comparator.comparing(TherapyStart::last).reversed())
                .toList();
        for (MedicationUse use : earlier) {
            DateRange own = use.start();
            boolean joins = !last(use).isBefore(start.earliest().minusDays(gap));
            if (own != null && joins && own.earliest().isBefore(start.earliest())) {
                start = own;
            }
        }
        return start;
    }

    private static LocalDate last(MedicationUse use) {
        DateRange end = use.end() == null ? use.start() : use.end();
        return end == null ? LocalDate.MIN : end.latest();
    }
}
