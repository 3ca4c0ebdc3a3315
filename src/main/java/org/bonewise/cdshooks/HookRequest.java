package org.bonewise.cdshooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call of one service.
 *
 * @param service what is called, as discovery publishes it
 * @param hook name of the hook
 * @param hookInstance UUID of the call given by the client; for tracing, never a key
 * @param context the hook's context as sent
 * @param prefetch key to value as sent, of the keys that the service asks for, JSON nulls included ({@code null} = asked, no data; absent key = not provided)
 * @param fhirAccess how to reach the EHR's FHIR server, where the client offers it
 * @param client who calls
 * @param tenant for whom, if the client's token names one that is registered; else empty
 * @param room for what FHIR servers send in answer to its queries
 */
public record HookRequest(
        ServiceDefinition service,
        String hook,
        String hookInstance,
        JsonNode context,
        Map<String, JsonNode> prefetch,
        @Nullable FhirAccess fhirAccess,
        ClientId client,
        String tenant,
        Room room) {

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What the client calls this call, for logs: a name that is no UUID may tell of the patient and is left out. */
    public String trace() {
        return isTraceable() ? hookInstance : "without a UUID";
    }

    /** Whether the client's name for the call is a UUID, as it must be. */
    public boolean isTraceable() {
        return UUID.matcher(hookInstance).matches();
    }

    /**
     * The resources that the hook's context carries, in their order, by the path at which each stands, such as
     * {@code context.draftOrders.entry[0].resource}; empty for a hook that carries none.
     */
    public Map<String, JsonNode> carried() {
        Map<String, JsonNode> carried = new LinkedHashMap<>();
        HookContexts.carried(hook).ifPresent(field -> {
            JsonNode value = context.path(field.field());
            String path = "context." + field.field();
            if (!field.bundle()) {
                // The hook's own example wraps the resource.
                boolean wrapped =
                        !value.has("resourceType") && value.path("resource").isObject();
                carried.put(wrapped ? path + ".resource" : path, wrapped ? value.path("resource") : value);
                return;
            }
            int number = 0;
            for (JsonNode entry : value.path("entry")) {
                carried.put(path + ".entry[" + number++ + "].resource", entry.path("resource"));
            }
        });
        return carried;
    }

    /** The drafts that were picked in order-select, as sent: {@code Type/id} or a bare id. */
    public List<String> selections() {
        return context.path("selections")
                .valueStream()
                .map(selection -> selection.stringValue(""))
                .toList();
    }

    /** The patient the call is about, a bare FHIR id. */
    public String patientId() {
        return context.path("patientId").stringValue("");
    }
}
