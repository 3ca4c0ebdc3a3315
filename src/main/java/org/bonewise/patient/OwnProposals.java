package org.bonewise.patient;

import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * Drafts of this service that were signed by an EHR which keeps their intent {@code proposal}: they are orders. Any other
 * proposal never is.
 */
final class OwnProposals {

    private static final String OWN = "https://bonewise.github.io/fhir/ActivityDefinition/";

    private OwnProposals() {}

    /** Whether it is such an order. */
    static boolean isSigned(MedicationRequest request) {
        return request.getStatus() == MedicationRequestStatus.ACTIVE && isOwn(request.getInstantiatesCanonical());
    }

    /** Whether it is such an order. */
    static boolean isSigned(ServiceRequest request) {
        return request.getStatus() == ServiceRequestStatus.ACTIVE && isOwn(request.getInstantiatesCanonical());
    }

    private static boolean isOwn(List<CanonicalType> definitions) {
        return definitions.stream().map(CanonicalType::getValue).anyMatch(url -> url != null && url.startsWith(OWN));
    }
}
