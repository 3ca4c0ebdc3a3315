package org.bonewise.quiet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bonewise.cdshooks.FhirAccess;
import org.bonewise.cdshooks.HookRequest;

/**
 * Who reads the cards of a call, about whom, and when in the work.
 *
 * @param client who calls
 * @param tenant for whom, where the token names one
 * @param server address of the FHIR server of the ids, where the client names one
 * @param user whom the client names as its user
 * @param patient id of the patient
 * @param hook the moment
 */
record Reader(String client, String tenant, String server, String user, String patient, String hook) {

    /** The reader of a call; empty where the client names no user, or no patient. */
    static Optional<Reader> of(HookRequest request) {
        String user = request.context().path("userId").stringValue("");
        return user.isBlank() || request.patientId().isBlank()
                ? Optional.empty()
                : Optional.of(new Reader(
                        request.client().value(),
                        request.tenant(),
                        server(request),
                        user,
                        request.patientId(),
                        request.hook()));
    }

    private static String server(HookRequest request) {
        FhirAccess access = request.fhirAccess();
        return access == null ? "" : access.server().normalize().toString().replaceFirst("/+$", "");
    }

    /** Whether the chart was opened: what is only to be considered or known is told there now and then alone. */
    boolean opensChart() {
        return hook.equals("patient-view");
    }

    /** What makes a key of this reader, with what it is about. */
    List<String> about(String kind, String... further) {
        List<String> parts = new ArrayList<>(List.of(kind, client, tenant, server, user, patient));
        parts.addAll(List.of(further));
        return parts;
    }
}
