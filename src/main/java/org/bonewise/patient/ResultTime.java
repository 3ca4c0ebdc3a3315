package org.bonewise.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.jspecify.annotations.Nullable;

/**
 * When a result was true: a moment, or a day, month or year of which the moment is not told.
 *
 * @param days the days it may be of, at the offset the record carries
 * @param earliest first moment it may be of
 * @param latest last moment it may be of
 * @param issued when it was made available, {@code null} when not told
 * @param lastUpdated when the resource last changed, {@code null} when not told
 */
public record ResultTime(
        DateRange days,
        Instant earliest,
        Instant latest,
        @Nullable Instant issued,
        @Nullable Instant lastUpdated) {

    /** Reads an effective time; {@code zone} says where a day without time begins and ends. */
    static ResultTime of(
            BaseDateTimeType effective, ZoneId zone, @Nullable Instant issued, @Nullable Instant lastUpdated) {
        DateRange days = DateRange.of(effective);
        Instant moment = FhirTime.moment(effective);
        Instant earliest =
                moment != null ? moment : days.earliest().atStartOfDay(zone).toInstant();
        Instant latest = moment != null
                ? moment
                : days.latest().plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        return new ResultTime(days, earliest, latest, issued, lastUpdated);
    }

    /** Whether the moment is told, not only a day, month or year. */
    public boolean hasMoment() {
        return earliest.equals(latest);
    }

    /** The day, when it is known. */
    public @Nullable LocalDate day() {
        return days.earliest().equals(days.latest()) ? days.earliest() : null;
    }

    /** Whether this is surely newer than {@code other}: by effective time, else by issue, else by last update. */
    boolean isAfter(ResultTime other) {
        if (earliest.isAfter(other.latest)) {
            return true;
        }
        if (other.earliest.isAfter(latest)) {
            return false;
        }
        int byIssue = compareKnown(issued, other.issued);
        return byIssue != 0 ? byIssue > 0 : compareKnown(lastUpdated, other.lastUpdated) > 0;
    }

    private static int compareKnown(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b == null ? 0 : a.compareTo(b);
    }
}
