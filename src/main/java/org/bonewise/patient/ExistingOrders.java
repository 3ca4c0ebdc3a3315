package org.bonewise.patient;

import java.util.Optional;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What is ordered or taken already, so that it is not proposed again. */
public final class ExistingOrders {

    private final PatientRecord record;
    private final int days;

    /**
     * Reads the orders of a record.
     *
     * @param days within how many calendar days an order must have been written to count
     */
    public ExistingOrders(PatientRecord record, int days) {
        this.record = record;
        this.days = days;
    }

    /** An order for a service of {@code group} that is still open: active, on hold, or a draft of the hook's context. */
    public Optional<Evidence> ordered(ConceptGroup group) {
        return record.allWithDrafts(ServiceRequest.class).stream()
                .filter(request -> isOrder(request) && record.codes().in(group, request.getCode()))
                .filter(this::isOpen)
                .map(CareEvents::evidence)
                .findFirst();
    }

    /** An order for a service, still open, that was drafted from the ActivityDefinition of this canonical address. */
    public Optional<Evidence> ordered(String canonical) {
        return record.allWithDrafts(ServiceRequest.class).stream()
                .filter(request -> isOrder(request)
                        && request.getInstantiatesCanonical().stream()
                                .anyMatch(from -> canonical.equals(from.getValue())))
                .filter(this::isOpen)
                .map(CareEvents::evidence)
                .findFirst();
    }

    /** A medicine of {@code group} in use, about to be, or drafted in the hook's context. */
    public Optional<Evidence> taking(ConceptGroup group) {
        return record.medications().of(group).stream()
                .filter(MedicationUse::isCurrentOrPlanned)
                .map(MedicationUse::evidence)
                .findFirst();
    }

    /** What is drafted in the hook's context is about to be signed, whatever it calls itself. */
    private boolean isOrder(ServiceRequest request) {
        return CareEvents.isOrder(request)
                || (record.isDraft(request)
                        && !Boolean.TRUE.equals(request.getDoNotPerformElement().getValue()));
    }

    private boolean isOpen(ServiceRequest request) {
        return switch (request.getStatus()) {
            case DRAFT -> record.isDraft(request);
            case ACTIVE, ONHOLD -> record.isDraft(request) || isRecent(request);
            case null, default -> false;
        };
    }

    private boolean isRecent(ServiceRequest request) {
        DateRange written = Dates.read(request.getAuthoredOnElement());
        return written != null && written.within(days, record.today()) == Ternary.YES;
    }
}
