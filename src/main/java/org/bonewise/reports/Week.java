package org.bonewise.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * A week of a period, from Monday to Sunday by ISO 8601; the first and the last may be cut by the period.
 *
 * @param from its first day within the period
 * @param to its last day within the period
 */
public record Week(LocalDate from, LocalDate to) {

    /** How the week is called, such as {@code 2026-W47}. */
    public String label() {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                from.get(IsoFields.WEEK_BASED_YEAR),
                from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** The moment at which it begins. */
    public Instant begins(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    public Instant ends(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
