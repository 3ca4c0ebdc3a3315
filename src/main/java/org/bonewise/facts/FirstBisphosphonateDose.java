package org.bonewise.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The day on which the running course of an intravenous bisphosphonate began, by the doses given. */
final class FirstBisphosphonateDose {

    private static final Set<ConceptGroup> AGENTS = Set.of(
            ConceptGroup.ZOLEDRONIC_ACID,
            ConceptGroup.ZOLEDRONIC_ACID_4MG_ONCOLOGY,
            ConceptGroup.ZOLEDRONIC_ACID_5MG_OSTEOPOROSIS,
            ConceptGroup.ZOLEDRONIC_ACID_HCPCS,
            ConceptGroup.PAMIDRONATE,
            ConceptGroup.IBANDRONATE);

    private FirstBisphosphonateDose() {}

    /** The earliest dose that no gap of more than {@code courseGapDays} parts from today; empty when no course is running. */
    static Optional<LocalDate> of(FactContext context) {
        int gap = context.parameter("courseGapDays").intValueExact();
        LocalDate first = context.record().today();
        boolean found = false;
        for (LocalDate day : daysNewestFirst(context.record())) {
            if (ChronoUnit.DAYS.between(day, first) > gap) {
                break;
            }
            first = day;
            found = true;
        }
        return found ? Optional.of(first) : Optional.empty();
    }

    private static List<LocalDate> daysNewestFirst(PatientRecord record) {
        Map<String, Medication> medications = new HashMap<>();
        record.all(Medication.class).forEach(one -> medications.put("Medication/" + one.getIdPart(), one));
        return record.all(MedicationAdministration.class).stream()
                .filter(dose -> dose.getStatus() == MedicationAdministrationStatus.COMPLETED)
                .filter(dose -> record.codes().inAny(AGENTS, medicine(dose, medications)))
                .flatMap(dose -> Stream.ofNullable(day(dose)))
                .filter(day -> !day.isAfter(record.today()))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static CodeableConcept medicine(MedicationAdministration dose, Map<String, Medication> medications) {
        return switch (dose.getMedication()) {
            case CodeableConcept concept -> concept;
            case Reference reference -> medicine(dose, reference, medications);
            case null, default -> new CodeableConcept();
        };
    }

    private static CodeableConcept medicine(
            MedicationAdministration dose, Reference reference, Map<String, Medication> medications) {
        String written = String.valueOf(reference.getReference());
        Medication medication = medications.get(written);
        if (medication == null) {
            medication = dose.getContained().stream()
                    .filter(one -> written.equals("#" + one.getIdPart()) || written.equals(one.getId()))
                    .filter(Medication.class::isInstance)
                    .map(Medication.class::cast)
                    .findFirst()
                    .orElse(null);
        }
        return medication == null ? new CodeableConcept() : medication.getCode();
    }

    /** A dose of which only month or year is known does not date a course. */
    private static @Nullable LocalDate day(MedicationAdministration dose) {
        BaseDateTimeType given =
                switch (dose.getEffective()) {
                    case BaseDateTimeType moment -> moment;
                    case Period period -> period.getStartElement();
                    case null, default -> null;
                };
        if (given == null || !given.hasValue()) {
            return null;
        }
        DateRange days = DateRange.of(given);
        return days.earliest().equals(days.latest()) ? days.earliest() : null;
    }
}
