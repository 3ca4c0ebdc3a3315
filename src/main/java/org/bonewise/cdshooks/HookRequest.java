package org.bonewise.cdshooks;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call of one service.
 *
 * @param service what is called, as discovery publishes it
 * @param hook name of the hook
 * @param hookInstance UUID of the call given by the client; for tracing, never a key
 * @param context the hook's context as sent
 * @param prefetch key to value as sent, JSON nulls included ({@code null} = asked, no data; absent key = not provided)
 * @param fhirAccess how to reach the EHR's FHIR server, where the client offers it
 * @param client who calls
 */
public record HookRequest(
        ServiceDefinition service,
        String hook,
        String hookInstance,
        JsonNode context,
        Map<String, JsonNode> prefetch,
        @Nullable FhirAccess fhirAccess,
        ClientId client) {

    /** The patient the call is about, a bare FHIR id. */
    public String patientId() {
        return context.path("patientId").stringValue("");
    }
}
