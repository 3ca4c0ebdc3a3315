package org.bonewise.patient;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bonewise.knowledge.CodeGroups;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Reads the results that an Observation holds; what cannot count is left out. */
final class ResultReader {

    private static final Set<ObservationStatus> COUNT =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);
    /** Clocks and time zones differ between systems. */
    private static final int DAYS_AHEAD_ACCEPTED = 1;

    private final ZoneId zone;
    private final LocalDate lastDay;
    private final CodeGroups codes;

    /** @param codes knows the units that the hospital's maps give */
    ResultReader(ZoneId zone, LocalDate today, CodeGroups codes) {
        this.codes = codes;
        this.zone = zone;
        this.lastDay = today.plusDays(DAYS_AHEAD_ACCEPTED);
    }

    /** All results of an Observation: its own value and those of its components and contained members. */
    List<Result> read(Observation observation) {
        List<Result> results = new ArrayList<>();
        ResultTime time = time(observation);
        if (time != null) {
            addAll(observation, observation, time, results);
            for (Resource contained : observation.getContained()) {
                if (contained instanceof Observation member) {
                    ResultTime own = time(member);
                    addAll(observation, member, own == null ? time : own, results);
                }
            }
        }
        return results;
    }

    private void addAll(Observation source, Observation observation, ResultTime time, List<Result> results) {
        if (!COUNT.contains(observation.getStatus()) || time.days().earliest().isAfter(lastDay)) {
            return;
        }
        if (!observation.hasDataAbsentReason()) {
            add(
                    new Measured(source, observation.getCode(), time),
                    observation.getValue(),
                    observation.getReferenceRange(),
                    results);
        }
        for (var component : observation.getComponent()) {
            if (!component.hasDataAbsentReason()) {
                add(
                        new Measured(source, component.getCode(), time),
                        component.getValue(),
                        component.getReferenceRange(),
                        results);
            }
        }
    }

    /** What was measured, and when. */
    private record Measured(Observation source, CodeableConcept code, ResultTime time) {}

    private void add(
            Measured what,
            @Nullable Type written,
            List<ObservationReferenceRangeComponent> ranges,
            List<Result> results) {
        ResultValue value = value(written);
        if (value == null) {
            return;
        }
        String siteUnit = isBare(value) ? codes.localUnit(what.code()) : null;
        ResultValue read =
                siteUnit != null && value instanceof ResultValue.Measured bare ? Quantities.in(siteUnit, bare) : value;
        results.add(new Result(what.source(), what.code(), what.time(), read, range(read, ranges), siteUnit != null));
    }

    /** Whether no unit is stated at all: one that is stated, known or not, is the record's word. */
    private static boolean isBare(ResultValue value) {
        return value instanceof ResultValue.Measured(var _, var _, var _, String writtenUnit) && writtenUnit.isEmpty();
    }

    private @Nullable ResultTime time(Observation observation) {
        BaseDateTimeType effective = effective(observation);
        Instant issued = observation.hasIssued() ? FhirTime.moment(observation.getIssuedElement()) : null;
        Instant updated = observation.getMeta().hasLastUpdated()
                ? FhirTime.moment(observation.getMeta().getLastUpdatedElement())
                : null;
        return Dates.read(effective) == null || effective == null
                ? null
                : ResultTime.of(effective, zone, issued, updated);
    }

    private static @Nullable BaseDateTimeType effective(Observation observation) {
        BaseDateTimeType found =
                switch (observation.getEffective()) {
                    case BaseDateTimeType moment -> moment;
                    case Period period -> period.getEndElement();
                    case null, default -> null;
                };
        if (found != null && found.getValueAsString() != null) {
            return found;
        }
        return observation.hasIssued() ? observation.getIssuedElement() : null;
    }

    private static @Nullable ResultValue value(@Nullable Type value) {
        return switch (value) {
            case Quantity quantity -> Quantities.measured(quantity);
            case IntegerType whole when whole.getValue() != null -> new ResultValue.Whole(whole.getValue());
            case BooleanType truth when truth.getValue() != null -> new ResultValue.Truth(truth.getValue());
            case CodeableConcept concept when !concept.isEmpty() -> new ResultValue.Coded(concept);
            case Range range when !range.isEmpty() -> span(range);
            case DateTimeType date
            when Dates.read(date) != null -> new ResultValue.Dated(DateRange.of(date), date.getValueAsString());
            case StringType text when text.hasValue() -> new ResultValue.Text(text.getValue());
            case null, default -> null;
        };
    }

    private static ResultValue span(Range range) {
        Quantity low = range.getLow();
        Quantity high = range.getHigh();
        String unit = Units.of(high.getValue() != null ? high : low);
        boolean isOneUnit =
                low.getValue() == null || high.getValue() == null || unit == null || unit.equals(Units.of(low));
        String written = Quantities.text(low) + " - " + Quantities.text(high);
        return new ResultValue.Span(low.getValue(), high.getValue(), isOneUnit ? unit : null, written);
    }

    private static LabRange range(ResultValue value, List<ObservationReferenceRangeComponent> ranges) {
        List<ObservationReferenceRangeComponent> normal =
                ranges.stream().filter(ResultReader::isNormalRange).toList();
        if (!(value instanceof ResultValue.Measured(var _, String unit, var _, var _))
                || unit == null
                || normal.size() != 1) {
            return LabRange.NONE;
        }
        return new LabRange(
                end(normal.getFirst().getLow(), unit), end(normal.getFirst().getHigh(), unit));
    }

    /** A range of another type (therapeutic, of treated patients) is not what is normal. */
    private static boolean isNormalRange(ObservationReferenceRangeComponent range) {
        boolean isTyped = range.getType().hasCoding();
        return (range.hasLow() || range.hasHigh())
                && (!isTyped
                        || range.getType().getCoding().stream().anyMatch(coding -> "normal".equals(coding.getCode())));
    }

    private static @Nullable BigDecimal end(Quantity end, String unit) {
        return unit.equals(Units.of(end)) ? end.getValue() : null;
    }
}
