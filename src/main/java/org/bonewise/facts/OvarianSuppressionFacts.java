package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** When the function of the ovaries began to be suppressed, and whether it still is. */
final class OvarianSuppressionFacts {

    private OvarianSuppressionFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "ovarianSuppressionStarting",
                                PATIENT,
                                "A gnrh-agonist planned, or in use since at most ovarianSuppressionStartDays (the earliest start"
                                        + " of an unbroken chain, gaps of therapyGapDays allowed), or a Procedure of"
                                        + " oophorectomy-bilateral or ovarian-suppression within that time"),
                        OvarianSuppressionFacts::starting),
                new OneFact(
                        FactDeclaration.flag(
                                "ovarianSuppressionEnded",
                                PATIENT,
                                "A gnrh-agonist was in use and none is, or was given within therapyGapDays, and the ovaries were"
                                        + " neither removed nor ablated"),
                        OvarianSuppressionFacts::ended));
    }

    private static Fact starting(FactBuilder fact, FactContext context) {
        LocalDate today = context.record().today();
        int days = Verdict.days(context, "ovarianSuppressionStartDays");
        List<Evidence> sure = new ArrayList<>();
        List<Evidence> perhaps = new ArrayList<>();
        for (MedicationUse use : agonists(context)) {
            if (use.state() == MedicationUse.State.PLANNED) {
                sure.add(use.evidence());
            } else if (use.state() == MedicationUse.State.CURRENT) {
                DateRange start = start(use, context);
                add(start == null ? Ternary.UNKNOWN : start.within(days, today), use.evidence(), sure, perhaps);
            }
        }
        for (CareEvents.Done done : operations(context)) {
            add(done.when() == null ? Ternary.NO : done.when().within(days, today), done.evidence(), sure, perhaps);
        }
        if (!sure.isEmpty()) {
            return fact.because(sure).flag(true);
        }
        if (!perhaps.isEmpty()) {
            return fact.because(perhaps).unknown(UnknownReason.NOT_EXACT);
        }
        return isComplete(context) ? fact.flag(false) : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static void add(Ternary answer, Evidence evidence, List<Evidence> sure, List<Evidence> perhaps) {
        switch (answer) {
            case YES -> sure.add(evidence);
            case UNKNOWN -> perhaps.add(evidence);
            case NO -> {}
        }
    }

    /** Since when it has been taken without a longer gap; {@code null} when the start is not known. */
    private static @Nullable DateRange start(MedicationUse current, FactContext context) {
        DateRange start = current.start();
        if (start == null) {
            return null;
        }
        int gap = Verdict.days(context, "therapyGapDays");
        List<MedicationUse> earlier = agonists(context).stream()
                .filter(use -> use.start() != null && use.state() != MedicationUse.State.NO_STATEMENT)
                .sorted(Comparator.comparing((MedicationUse use) -> last(use)).reversed())
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

    private static Fact ended(FactBuilder fact, FactContext context) {
        List<Evidence> still = Stream.concat(
                        OvarianSuppression.current(context).stream(),
                        ReproductiveSurgery.ovariesRemoved(context).stream())
                .toList();
        if (!still.isEmpty()) {
            return fact.because(still).flag(false);
        }
        if (!isComplete(context)) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        int gap = Verdict.days(context, "therapyGapDays");
        List<MedicationUse> uses = agonists(context);
        List<Evidence> recent = uses.stream()
                .filter(use -> use.state() == MedicationUse.State.GIVEN || use.state() == MedicationUse.State.ON_HOLD)
                .filter(use -> use.start() == null
                        || use.start().within(gap, context.record().today()) != Ternary.NO)
                .map(MedicationUse::evidence)
                .toList();
        List<Evidence> past = uses.stream()
                .filter(use -> use.state() == MedicationUse.State.PAST || use.state() == MedicationUse.State.GIVEN)
                .map(MedicationUse::evidence)
                .toList();
        return recent.isEmpty()
                ? fact.because(past).flag(!past.isEmpty())
                : fact.because(recent).unknown(UnknownReason.NOT_SPECIFIC);
    }

    private static List<MedicationUse> agonists(FactContext context) {
        return context.record().medications().of(ConceptGroup.GNRH_AGONIST);
    }

    private static List<CareEvents.Done> operations(FactContext context) {
        CareEvents events = context.record().careEvents();
        return Stream.concat(
                        events.completed(ConceptGroup.OOPHORECTOMY_BILATERAL).stream(),
                        events.completed(ConceptGroup.OVARIAN_SUPPRESSION).stream())
                .toList();
    }

    private static boolean isComplete(FactContext context) {
        return context.record().medications().isComplete() && context.record().delivered("Procedure");
    }
}
