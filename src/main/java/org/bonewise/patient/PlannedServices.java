package org.bonewise.patient;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** Services that are ordered or booked and not yet done. */
public final class PlannedServices {

    private static final Set<ServiceRequestStatus> OPEN =
            EnumSet.of(ServiceRequestStatus.ACTIVE, ServiceRequestStatus.DRAFT);
    private static final Set<AppointmentStatus> STANDS =
            EnumSet.of(AppointmentStatus.PROPOSED, AppointmentStatus.PENDING, AppointmentStatus.BOOKED);
    private static final Set<ServiceRequestPriority> PRESSING =
            EnumSet.of(ServiceRequestPriority.URGENT, ServiceRequestPriority.ASAP, ServiceRequestPriority.STAT);

    private final PatientRecord record;

    /** Reads a record. */
    public PlannedServices(PatientRecord record) {
        this.record = record;
    }

    /**
     * A service to come.
     *
     * @param day when; today for an order that does not say
     * @param elective whether nothing says that it presses
     * @param evidence for cards
     */
    public record Planned(DateRange day, boolean elective, Evidence evidence) {}

    /** Those surely of one of {@code groups}, by order or appointment, also past ones that were never closed. */
    public List<Planned> of(ConceptGroup... groups) {
        List<ConceptGroup> wanted = Arrays.asList(groups);
        Stream<Planned> orders = record.allWithDrafts(ServiceRequest.class).stream()
                .filter(request -> OPEN.contains(request.getStatus())
                        && CareEvents.isOrder(request)
                        && record.codes().inAny(wanted, request.getCode()))
                .map(this::planned);
        Stream<Planned> appointments = record.allWithDrafts(Appointment.class).stream()
                .filter(one -> STANDS.contains(one.getStatus()))
                .flatMap(one -> named(one, wanted));
        return Stream.concat(orders, appointments).toList();
    }

    private Planned planned(ServiceRequest request) {
        DateRange day = Objects.requireNonNullElse(Dates.planned(request), DateRange.of(record.today()));
        return new Planned(
                day,
                request.getPriority() == null || !PRESSING.contains(request.getPriority()),
                Sources.of(request, Sources.words(request.getCode()), day));
    }

    private Stream<Planned> named(Appointment one, List<ConceptGroup> groups) {
        DateRange day = Objects.requireNonNullElse(Dates.read(one.getStartElement()), DateRange.of(record.today()));
        return Stream.concat(one.getServiceType().stream(), one.getReasonCode().stream())
                .filter((CodeableConcept concept) -> record.codes().inAny(groups, concept))
                .limit(1)
                .map(concept -> new Planned(day, true, Sources.of(one, Sources.words(concept), day)));
    }
}
