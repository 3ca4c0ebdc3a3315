package org.bonewise.patient;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something may have happened: one day, or more when the record gives only month or year.
 *
 * @param earliest first possible day
 * @param latest last possible day
 */
public record DateRange(LocalDate earliest, LocalDate latest) {

    /** One known day. */
    public static DateRange of(LocalDate day) {
        return new DateRange(day, day);
    }

    /** Reads a FHIR date or date-time; {@code null} when there is none, or none that the calendar has. */
    public static @Nullable DateRange read(@Nullable BaseDateTimeType value) {
        if (value == null || value.getValueAsString() == null) {
            return null;
        }
        try {
            return of(value);
        } catch (DateTimeException | StringIndexOutOfBoundsException | NumberFormatException unreadable) {
            return null;
        }
    }

    /** Reads a FHIR date or date-time: date-times at the offset they carry, dates as they are. */
    public static DateRange of(BaseDateTimeType value) {
        String text = value.getValueAsString();
        if (value.getPrecision() == TemporalPrecisionEnum.YEAR) {
            LocalDate first = LocalDate.of(Integer.parseInt(text.substring(0, 4)), 1, 1);
            return new DateRange(first, first.with(TemporalAdjusters.lastDayOfYear()));
        }
        if (value.getPrecision() == TemporalPrecisionEnum.MONTH) {
            LocalDate first = LocalDate.parse(text.substring(0, 7) + "-01");
            return new DateRange(first, first.with(TemporalAdjusters.lastDayOfMonth()));
        }
        return of(LocalDate.parse(text.substring(0, 10)));
    }

    /** Calendar days from this to {@code today}: from the fewest to the most possible. */
    public Interval daysUntil(LocalDate today) {
        return Interval.between(ChronoUnit.DAYS.between(latest, today), ChronoUnit.DAYS.between(earliest, today));
    }

    /** Whether this lies 0 to {@code days} calendar days before {@code today}, both included. */
    public Ternary within(int days, LocalDate today) {
        return compare(today.minusDays(days), today);
    }

    /** Whether this lies 0 to {@code days} calendar days after {@code today}, both included. */
    public Ternary ahead(int days, LocalDate today) {
        return compare(today, today.plusDays(days));
    }

    /** Whether this lies after {@code day}. */
    public Ternary after(LocalDate day) {
        return compare(day.plusDays(1), LocalDate.MAX);
    }

    /** The same days, later by {@code days}. */
    public DateRange plusDays(long days) {
        return new DateRange(earliest.plusDays(days), latest.plusDays(days));
    }

    private Ternary compare(LocalDate from, LocalDate to) {
        if (latest.isBefore(from) || earliest.isAfter(to)) {
            return Ternary.NO;
        }
        return earliest.isBefore(from) || latest.isAfter(to) ? Ternary.UNKNOWN : Ternary.YES;
    }
}
