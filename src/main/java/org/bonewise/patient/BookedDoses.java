package org.bonewise.patient;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/** Doses of a bone-modifying agent that are arranged for a day to come. */
public final class BookedDoses {

    private static final Set<AppointmentStatus> STANDS =
            EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.PENDING, AppointmentStatus.ARRIVED);

    private static final Set<ConceptGroup> DOSE = EnumSet.copyOf(BmaNames.allGroups());

    static {
        DOSE.add(ConceptGroup.BMA_ADMINISTRATION);
    }

    private final PatientRecord record;
    private final BoneModifyingAgents agents;

    /** Reads the appointments of a record and its orders of {@code agents}. */
    public BookedDoses(PatientRecord record, BoneModifyingAgents agents) {
        this.record = record;
        this.agents = agents;
    }

    /**
     * An appointment for a dose.
     *
     * @param day of its start
     */
    public record Booking(Evidence evidence, DateRange day) {}

    /** Appointments for a dose that the hook's context carries, those proposed included; without a readable start they are left out. */
    public List<Booking> beingBooked() {
        return record.data().inContext().stream()
                .filter(Appointment.class::isInstance)
                .map(Appointment.class::cast)
                .filter(one -> STANDS.contains(one.getStatus()) || one.getStatus() == AppointmentStatus.PROPOSED)
                .filter(this::isForDose)
                .flatMap(one -> Stream.ofNullable(Dates.read(one.getStartElement()))
                        .map(day -> new Booking(Sources.of(one, display(one), day), day)))
                .toList();
    }

    private boolean isForDose(Appointment one) {
        return Stream.concat(one.getServiceType().stream(), one.getReasonCode().stream())
                .anyMatch(concept -> record.codes().inAny(DOSE, concept));
    }

    /** Those from today to {@code days} ahead. */
    public List<Evidence> within(int days) {
        Stream<Evidence> appointments = record.allWithDrafts(Appointment.class).stream()
                .filter(one -> STANDS.contains(one.getStatus()))
                .filter(this::isForDose)
                .filter(one -> isAhead(startDay(one), days))
                .map(one -> Sources.of(one, display(one), Dates.read(one.getStartElement())));
        Stream<Evidence> orders = agents.uses().stream()
                .filter(one -> one.use().isCurrentOrPlanned()
                        && !record.isDraft(one.use().resource()))
                .filter(one -> one.use().resource() instanceof MedicationRequest request
                        && Dates.events(request).stream()
                                .anyMatch(event ->
                                        isAhead(Dates.day(event), days) && event.after(record.today()) == Ternary.YES))
                .map(one -> one.use().evidence());
        return Stream.concat(appointments, orders).toList();
    }

    private @Nullable LocalDate startDay(Appointment one) {
        return Dates.day(Dates.read(one.getStartElement()));
    }

    private boolean isAhead(@Nullable LocalDate day, int days) {
        return day != null && !day.isBefore(record.today()) && ChronoUnit.DAYS.between(record.today(), day) <= days;
    }

    private static String display(Appointment one) {
        return Stream.concat(one.getServiceType().stream(), one.getReasonCode().stream())
                .map(Sources::words)
                .findFirst()
                .orElse("");
    }
}
