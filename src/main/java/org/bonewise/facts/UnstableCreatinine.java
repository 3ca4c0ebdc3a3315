package org.bonewise.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.ResultTime;
import org.jspecify.annotations.Nullable;

/** Whether creatinine rises as in acute kidney injury, so that no formula holds. */
final class UnstableCreatinine {

    /** Rising order of certainty. */
    private enum Rise {
        NONE,
        POSSIBLE,
        SURE;

        static Rise both(Rise a, Rise b) {
            return a.compareTo(b) < 0 ? a : b;
        }

        static Rise either(Rise a, Rise b) {
            return a.compareTo(b) > 0 ? a : b;
        }
    }

    private record Finding(Rise rise, List<Evidence> evidence) {}

    private UnstableCreatinine() {}

    static Fact derive(FactBuilder fact, FactContext context) {
        RecentConditions injury = RecentConditions.of(
                context,
                ConceptGroup.ACUTE_KIDNEY_INJURY,
                context.parameter("akiDiagnosisDays").intValueExact());
        if (!injury.recent().isEmpty()) {
            return fact.because(RecentConditions.evidence(injury.recent())).flag(true);
        }
        Finding worst = worst(context);
        fact.because(worst.evidence());
        if (worst.rise() == Rise.SURE) {
            return fact.flag(true);
        }
        if (worst.rise() == Rise.POSSIBLE || !injury.open().isEmpty()) {
            return fact.because(RecentConditions.evidence(injury.open())).unknown(UnknownReason.NOT_EXACT);
        }
        return context.record().delivered("Observation") ? fact.flag(false) : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static Finding worst(FactContext context) {
        Finding worst = new Finding(Rise.NONE, List.of());
        List<Reading> readings = readings(context);
        for (Reading later : readings) {
            for (Reading earlier : isInWindow(context, later) ? readings : List.<Reading>of()) {
                Rise rise = rise(context, earlier, later);
                if (rise.compareTo(worst.rise()) > 0) {
                    worst = new Finding(rise, List.of(earlier.evidence(), later.evidence()));
                }
            }
        }
        return worst;
    }

    private static boolean isInWindow(FactContext context, Reading reading) {
        return Recency.of(
                        reading.result().time().days(),
                        context.record().today(),
                        context.window(CreatinineFacts.WINDOW))
                == Recency.WITHIN;
    }

    private static List<Reading> readings(FactContext context) {
        List<Reading> readings = new ArrayList<>();
        for (var result : context.record().results().of(ConceptGroup.CREATININE)) {
            Reading reading = Analyte.CREATININE.read(result);
            if (reading != null && reading.isPlausible(context.plausible(CreatinineFacts.WINDOW))) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private static Rise rise(FactContext context, Reading earlier, Reading later) {
        ResultTime from = earlier.result().time();
        ResultTime to = later.result().time();
        if (!to.latest().isAfter(from.earliest())) {
            return Rise.NONE;
        }
        Rise order = to.earliest().isBefore(from.latest()) ? Rise.POSSIBLE : Rise.SURE;
        String unit = later.family();
        BigDecimal limit = context.parameter(unit.equals("mg/dL") ? "akiRiseMgPerDl" : "akiRiseUmolPerL");
        Interval before = earlier.in(unit);
        Interval after = later.in(unit);
        Rise byAmount = Rise.both(
                within(
                        from,
                        to,
                        Duration.ofHours(context.parameter("akiRiseHours").longValueExact())),
                reaches(after.plus(before.negated()), limit));
        Rise byRatio = Rise.both(
                within(
                        from,
                        to,
                        Duration.ofDays(context.parameter("akiRatioDays").longValueExact())),
                reaches(after.plus(before.times(context.parameter("akiRatio")).negated()), BigDecimal.ZERO));
        return Rise.both(order, Rise.either(byAmount, byRatio));
    }

    /** Whether the time between the two is at most so long; of days without time by calendar days. */
    private static Rise within(ResultTime from, ResultTime to, Duration most) {
        LocalDate first = from.day();
        LocalDate second = to.day();
        if (first != null && second != null && !(from.hasMoment() && to.hasMoment())) {
            return ChronoUnit.DAYS.between(first, second) <= most.toDays() ? Rise.SURE : Rise.NONE;
        }
        if (Duration.between(from.earliest(), to.latest()).compareTo(most) <= 0) {
            return Rise.SURE;
        }
        return Duration.between(from.latest(), to.earliest()).compareTo(most) <= 0 ? Rise.POSSIBLE : Rise.NONE;
    }

    private static Rise reaches(Interval value, BigDecimal limit) {
        if (isAtLeast(value.low(), limit)) {
            return Rise.SURE;
        }
        boolean isOpen = value.high() == null
                || value.high().compareTo(limit) > 0
                || (value.high().compareTo(limit) == 0 && value.highIncluded());
        return isOpen ? Rise.POSSIBLE : Rise.NONE;
    }

    private static boolean isAtLeast(@Nullable BigDecimal value, BigDecimal limit) {
        return value != null && value.compareTo(limit) >= 0;
    }
}
