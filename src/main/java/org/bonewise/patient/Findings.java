package org.bonewise.patient;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Observations whose value is a concept or a text: categories, statuses, grades. */
final class Findings {

    private static final Set<Observation.ObservationStatus> COUNT = Set.of(
            Observation.ObservationStatus.FINAL,
            Observation.ObservationStatus.AMENDED,
            Observation.ObservationStatus.CORRECTED);

    /**
     * One finding.
     *
     * @param resource as recorded
     * @param value as a concept; of a text one with that text only
     * @param date when it was true; {@code null} when unknown
     */
    record Finding(
            Observation resource,
            CodeableConcept value,
            @Nullable DateRange date) {

        Evidence evidence() {
            return Sources.of(resource, Sources.words(resource.getCode()) + ": " + Sources.words(value), date);
        }
    }

    private Findings() {}

    /** Usable findings whose code is in {@code group}, newest first; those without a date last. */
    static List<Finding> of(PatientRecord record, ConceptGroup group) {
        return all(record).stream()
                .filter(one -> record.codes().in(group, one.resource().getCode()))
                .toList();
    }

    /** Usable findings, newest first; those without a date last. */
    static List<Finding> all(PatientRecord record) {
        return record.all(Observation.class).stream()
                .filter(one -> COUNT.contains(one.getStatus()) && !one.hasDataAbsentReason())
                .flatMap(one -> java.util.stream.Stream.ofNullable(read(one)))
                .filter(one -> one.date() == null
                        || !one.date().earliest().isAfter(record.today().plusDays(1)))
                .sorted(Comparator.comparing(Findings::lastDay).reversed())
                .toList();
    }

    private static java.time.LocalDate lastDay(Finding finding) {
        DateRange date = finding.date();
        return date == null ? java.time.LocalDate.MIN : date.latest();
    }

    private static @Nullable Finding read(Observation observation) {
        CodeableConcept value = concept(observation.getValue());
        if (value == null) {
            return null;
        }
        DateRange date = Dates.end(observation.getEffective());
        return new Finding(observation, value, date == null ? Dates.read(observation.getIssuedElement()) : date);
    }

    private static @Nullable CodeableConcept concept(@Nullable Type value) {
        return switch (value) {
            case CodeableConcept concept -> concept;
            case StringType text -> new CodeableConcept().setText(text.getValue());
            case null, default -> null;
        };
    }
}
