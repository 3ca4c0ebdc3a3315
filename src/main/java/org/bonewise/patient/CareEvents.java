package org.bonewise.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.CodeMatch;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** Procedures done or under way, and services ordered. */
public final class CareEvents {

    /**
     * A procedure.
     *
     * @param resource as recorded
     * @param when when it was performed; {@code null} when unknown
     * @param evidence for cards
     */
    public record Done(Procedure resource, @Nullable DateRange when, Evidence evidence) {}

    private final PatientRecord record;
    private final CodeGroups codes;
    private final LocalDate today;

    CareEvents(PatientRecord record) {
        this.record = record;
        codes = record.codes();
        today = record.today();
    }

    /** Completed procedures surely of {@code group}. */
    public List<Done> completed(ConceptGroup group) {
        return procedures(group, Procedure.ProcedureStatus.COMPLETED);
    }

    /** Procedures surely of {@code group} that are under way. */
    public List<Done> inProgress(ConceptGroup group) {
        return procedures(group, Procedure.ProcedureStatus.INPROGRESS);
    }

    /** Procedures of {@code group} under way, or completed surely within {@code days}. */
    public List<Evidence> underWayOrWithin(ConceptGroup group, int days) {
        List<Evidence> found =
                new java.util.ArrayList<>(procedures(group, Procedure.ProcedureStatus.INPROGRESS).stream()
                        .map(Done::evidence)
                        .toList());
        completed(group).stream()
                .filter(done -> done.when() != null && done.when().within(days, today) == Ternary.YES)
                .forEach(done -> found.add(done.evidence()));
        return found;
    }

    /** Completed procedures of {@code group} whose date leaves open whether they were within {@code days}. */
    public List<Evidence> perhapsWithin(ConceptGroup group, int days) {
        return completed(group).stream()
                .filter(done -> done.when() == null || done.when().within(days, today) == Ternary.UNKNOWN)
                .map(Done::evidence)
                .toList();
    }

    /** Active service requests surely of {@code group}. */
    public List<Evidence> activeOrders(ConceptGroup group) {
        return record.allWithDrafts(ServiceRequest.class).stream()
                .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
                .filter(request -> isOrder(request) && codes.in(group, request.getCode()))
                .map(CareEvents::evidence)
                .toList();
    }

    /** Service requests surely of {@code group} that are active, or drafted on record or in the hook's context. */
    public List<Evidence> activeOrDrafted(ConceptGroup group) {
        return record.allWithDrafts(ServiceRequest.class).stream()
                .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE
                        || request.getStatus() == ServiceRequest.ServiceRequestStatus.DRAFT)
                .filter(request -> isOrder(request) && codes.in(group, request.getCode()))
                .map(CareEvents::evidence)
                .toList();
    }

    /** The first procedure or active order that is of {@code group} only by a code that is not specific. */
    public Optional<Evidence> doubtful(ConceptGroup group) {
        return record.all(Procedure.class).stream()
                .filter(procedure -> procedure.getStatus() == Procedure.ProcedureStatus.INPROGRESS
                        || procedure.getStatus() == Procedure.ProcedureStatus.COMPLETED)
                .filter(procedure -> codes.match(group, procedure.getCode()) == CodeMatch.WEAK)
                .map(procedure -> done(procedure).evidence())
                .findFirst();
    }

    /** Whether it is an order, not a proposal, and not one against the service. */
    static boolean isOrder(ServiceRequest request) {
        return !Boolean.TRUE.equals(request.getDoNotPerformElement().getValue())
                && (OwnProposals.isSigned(request)
                        || (request.getIntent() != ServiceRequest.ServiceRequestIntent.PROPOSAL
                                && request.getIntent() != ServiceRequest.ServiceRequestIntent.OPTION));
    }

    static Evidence evidence(ServiceRequest request) {
        return Sources.of(request, Sources.words(request.getCode()), Dates.read(request.getAuthoredOnElement()));
    }

    private List<Done> procedures(ConceptGroup group, Procedure.ProcedureStatus status) {
        return record.all(Procedure.class).stream()
                .filter(procedure -> procedure.getStatus() == status && codes.in(group, procedure.getCode()))
                .map(CareEvents::done)
                .toList();
    }

    private static Done done(Procedure procedure) {
        DateRange when = Dates.end(procedure.getPerformed());
        return new Done(procedure, when, Sources.of(procedure, Sources.words(procedure.getCode()), when));
    }
}
