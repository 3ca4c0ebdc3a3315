package org.bonewise.quiet;

import java.util.List;
import java.util.Optional;
import org.bonewise.cdshooks.HookRequest;

/**
 * Who reads the cards of a call, about whom, and when in the work.
 *
 * @param client who calls, with the tenant where the token names one
 * @param user whom the client names as its user
 * @param patient id of the patient
 * @param hook the moment
 */
record Reader(String client, String user, String patient, String hook) {

    /** The reader of a call; empty where the client names no user, or no patient. */
    static Optional<Reader> of(HookRequest request) {
        String user = request.context().path("userId").stringValue("");
        return user.isBlank() || request.patientId().isBlank()
                ? Optional.empty()
                : Optional.of(new Reader(request.client().value(), user, request.patientId(), request.hook()));
    }

    /** Whether the chart was opened: what is only to be considered or known is told there now and then alone. */
    boolean opensChart() {
        return hook.equals("patient-view");
    }

    /** What makes a key of this reader, with what it is about. */
    List<String> about(String kind, String... further) {
        List<String> parts = new java.util.ArrayList<>(List.of(kind, client, user, patient));
        parts.addAll(List.of(further));
        return parts;
    }
}
