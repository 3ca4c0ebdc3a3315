package org.bonewise.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.jspecify.annotations.Nullable;

/** The day on which the running course of an intravenous bisphosphonate began, by the doses given. */
final class FirstBisphosphonateDose {

    private static final ConceptGroup[] AGENTS = {
        ConceptGroup.ZOLEDRONIC_ACID,
        ConceptGroup.ZOLEDRONIC_ACID_4MG_ONCOLOGY,
        ConceptGroup.ZOLEDRONIC_ACID_5MG_OSTEOPOROSIS,
        ConceptGroup.ZOLEDRONIC_ACID_HCPCS,
        ConceptGroup.PAMIDRONATE,
        ConceptGroup.IBANDRONATE
    };

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
        return record.medications().of(AGENTS).stream()
                .filter(use -> use.resource() instanceof MedicationAdministration)
                .filter(use -> use.state() == MedicationUse.State.GIVEN)
                .flatMap(use -> Stream.ofNullable(day(use.start())))
                .filter(day -> !day.isAfter(record.today()))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** A dose of which only month or year is known does not date a course. */
    private static @Nullable LocalDate day(@Nullable DateRange given) {
        return given != null && given.earliest().equals(given.latest()) ? given.earliest() : null;
    }
}
