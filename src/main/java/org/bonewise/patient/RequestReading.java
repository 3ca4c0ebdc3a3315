package org.bonewise.patient;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.jspecify.annotations.Nullable;

/** Status, start and end of one MedicationRequest. */
final class RequestReading {

    private static final Set<MedicationRequestIntent> NO_ORDER =
            EnumSet.of(MedicationRequestIntent.PROPOSAL, MedicationRequestIntent.OPTION);

    private final MedicationRequest request;
    private final boolean inContext;
    private final LocalDate today;

    RequestReading(MedicationRequest request, boolean inContext, LocalDate today) {
        this.request = request;
        this.inContext = inContext;
        this.today = today;
    }

    /** How the order stands today. */
    MedicationUse.State state() {
        if (Boolean.TRUE.equals(request.getDoNotPerformElement().getValue())) {
            return MedicationUse.State.NOT_TO_BE_GIVEN;
        }
        // What is drafted in the hook's context is about to be signed, whatever it calls itself.
        if (!inContext
                && request.getIntent() != null
                && NO_ORDER.contains(request.getIntent())
                && !OwnProposals.isSigned(request)) {
            return MedicationUse.State.NO_STATEMENT;
        }
        MedicationRequestStatus status = request.getStatus();
        return switch (status) {
            case DRAFT -> inContext ? MedicationUse.State.PLANNED : MedicationUse.State.DRAFTED;
            case ACTIVE -> activeState();
            case ONHOLD -> MedicationUse.State.ON_HOLD;
            case COMPLETED, STOPPED, CANCELLED -> MedicationUse.State.PAST;
            // A draft whose status nobody can read is about to be signed all the same.
            case null -> inContext ? MedicationUse.State.PLANNED : MedicationUse.State.NO_STATEMENT;
            default -> MedicationUse.State.NO_STATEMENT;
        };
    }

    private MedicationUse.State activeState() {
        DateRange end = end();
        if (end != null && end.latest().isBefore(today)) {
            return MedicationUse.State.PAST;
        }
        DateRange start = start();
        boolean later = start != null && start.earliest().isAfter(today);
        return later || inContext ? MedicationUse.State.PLANNED : MedicationUse.State.CURRENT;
    }

    /** Start of the bounds, else when it was written. */
    @Nullable
    DateRange start() {
        return request.getDosageInstruction().stream()
                .map(dosage -> Dates.boundsStart(dosage.getTiming()))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(DateRange::earliest))
                .orElseGet(() -> Dates.read(request.getAuthoredOnElement()));
    }

    /** End of the bounds, else of the validity of the prescription; of a stopped one else when it was last changed. */
    @Nullable
    DateRange end() {
        DateRange bounds = request.getDosageInstruction().stream()
                .map(dosage -> Dates.boundsEnd(dosage.getTiming()))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(DateRange::latest))
                .orElse(null);
        if (bounds != null) {
            return bounds;
        }
        DateRange validity =
                Dates.read(request.getDispenseRequest().getValidityPeriod().getEndElement());
        boolean stopped = request.getStatus() == MedicationRequestStatus.STOPPED
                || request.getStatus() == MedicationRequestStatus.CANCELLED;
        return validity == null && stopped ? Dates.read(request.getMeta().getLastUpdatedElement()) : validity;
    }
}
