package org.bonewise.reports;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of which cards a report tells.
 *
 * @param from the first day on which they were shown
 * @param to the last
 * @param zone whose days these are
 * @param client who called; {@code null} = all
 * @param rule that speaks on them, by its id on the cards or in the artefact; {@code null} = all
 * @param service that was called; {@code null} = all
 */
public record ReportQuestion(
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        @Nullable String client,
        @Nullable String rule,
        @Nullable String service) {

    /** The moment at which the period begins. */
    public Instant begins() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after the period. */
    public Instant ends() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The weeks of the period, the first one first. */
    public List<Week> weeks() {
        List<Week> weeks = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); ) {
            LocalDate sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            weeks.add(new Week(day, sunday.isAfter(to) ? to : sunday));
            day = sunday.plusDays(1);
        }
        return weeks;
    }
}
