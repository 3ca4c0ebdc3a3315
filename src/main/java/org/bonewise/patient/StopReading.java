package org.bonewise.patient;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.jspecify.annotations.Nullable;

/** Orders that were stopped, and why. */
public final class StopReading {

    private static final String OWN_SYSTEM = "https://bonewise.github.io/fhir/CodeSystem/bonewise";
    private static final Set<MedicationRequestStatus> STOPPED =
            EnumSet.of(MedicationRequestStatus.STOPPED, MedicationRequestStatus.CANCELLED);

    private StopReading() {}

    /** Whether an order was stopped or cancelled, or ended with the course. */
    public static boolean isStop(MedicationUse use) {
        return use.resource() instanceof MedicationRequest request
                && !Boolean.TRUE.equals(request.getDoNotPerformElement().getValue())
                && (STOPPED.contains(request.getStatus())
                        || (request.getStatus() == MedicationRequestStatus.COMPLETED
                                && hasReason(request, "course-complete")));
    }

    /** Since when: the end of the order, else when it was written. */
    public static @Nullable DateRange day(MedicationUse use) {
        if (use.end() != null) {
            return use.end();
        }
        return use.resource() instanceof MedicationRequest request
                ? Dates.read(request.getAuthoredOnElement())
                : use.start();
    }

    /** Whether the reason of an order's status is {@code code} of our own order reasons. */
    public static boolean hasReason(MedicationRequest request, String code) {
        CodeableConcept reason = request.getStatusReason();
        return reason.getCoding().stream()
                .anyMatch(coding -> OWN_SYSTEM.equals(coding.getSystem()) && code.equals(coding.getCode()));
    }
}
