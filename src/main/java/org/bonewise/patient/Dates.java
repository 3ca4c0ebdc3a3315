package org.bonewise.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads dates that may be missing. */
final class Dates {

    private Dates() {}

    /** A date, a date-time, or the start of a period; {@code null} when there is none. */
    static @Nullable DateRange start(@Nullable Type value) {
        return value instanceof Period period ? read(period.getStartElement()) : moment(value);
    }

    /** A date, a date-time, or the end of a period, else its start; {@code null} when there is none. */
    static @Nullable DateRange end(@Nullable Type value) {
        if (value instanceof Period period) {
            DateRange end = read(period.getEndElement());
            return end == null ? read(period.getStartElement()) : end;
        }
        return moment(value);
    }

    /** From the start of a period to its end, when it has both; else as {@link #end}. */
    static @Nullable DateRange span(@Nullable Type value) {
        DateRange first = start(value);
        DateRange last = end(value);
        return first == null || last == null ? last : new DateRange(first.earliest(), last.latest());
    }

    /** The first of the planned moments of an order; {@code null} when it has none. */
    static @Nullable DateRange planned(MedicationRequest request) {
        List<DateRange> events = events(request);
        if (!events.isEmpty()) {
            return events.getFirst();
        }
        return request.getDosageInstruction().stream()
                .map(dosage -> boundsStart(dosage.getTiming()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** When a service is to be done; {@code null} when the order does not say. */
    static @Nullable DateRange planned(ServiceRequest request) {
        return start(request.getOccurrence());
    }

    /** Single moments at which a medicine is to be given, in order. */
    static List<DateRange> events(MedicationRequest request) {
        List<DateRange> found = new ArrayList<>();
        request.getDosageInstruction().forEach(dosage -> dosage.getTiming().getEvent().stream()
                .map(Dates::read)
                .filter(java.util.Objects::nonNull)
                .forEach(found::add));
        found.sort(java.util.Comparator.comparing(DateRange::earliest));
        return found;
    }

    /** Start of the bounds of a timing. */
    static @Nullable DateRange boundsStart(Timing timing) {
        Type bounds = timing.getRepeat().getBounds();
        return bounds instanceof Period period ? read(period.getStartElement()) : null;
    }

    /** End of the bounds of a timing. */
    static @Nullable DateRange boundsEnd(Timing timing) {
        Type bounds = timing.getRepeat().getBounds();
        return bounds instanceof Period period ? read(period.getEndElement()) : null;
    }

    /** Reads one element; {@code null} when it is empty or no date. */
    static @Nullable DateRange read(@Nullable BaseDateTimeType value) {
        return DateRange.read(value);
    }

    private static @Nullable DateRange moment(@Nullable Type value) {
        return value instanceof BaseDateTimeType date ? read(date) : null;
    }

    /** The day, when it is one; {@code null} when it is not exact. */
    static @Nullable LocalDate day(@Nullable DateRange range) {
        return range != null && range.earliest().equals(range.latest()) ? range.earliest() : null;
    }
}
