package org.bonewise.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.bonewise.patient.DateRange;

/** Whether something lies within its window: 0 to n calendar days before today. */
enum Recency {
    WITHIN,
    OLDER,
    /** The date is partial, and its possible days lie on both sides of the limit. */
    OPEN;

    /** Compares {@code days} with a window; none set means that nothing is too old. */
    static Recency of(DateRange days, LocalDate today, OptionalInt window) {
        if (window.isEmpty() || ChronoUnit.DAYS.between(days.earliest(), today) <= window.getAsInt()) {
            return WITHIN;
        }
        return ChronoUnit.DAYS.between(days.latest(), today) > window.getAsInt() ? OLDER : OPEN;
    }
}
