package org.bonewise.cdshooks;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns the body of a call into a request, or says which field is wrong. Members that are not known are ignored everywhere. */
final class HookRequestReader {

    private HookRequestReader() {}

    /**
     * Reads one call.
     *
     * @param service the service called
     * @param root the body, a JSON object
     * @param client who calls
     * @param tenant for whom, or empty
     * @throws HookFailure when a field is missing or wrong
     */
    static HookRequest read(ServiceDefinition service, JsonNode root, ClientId client, String tenant, Room room) {
        String hook = requiredText(root, "hook", "hook");
        if (!hook.equals(service.hook())) {
            throw HookFailure.breaksProtocol(
                    "hook", "This service answers the hook " + service.hook() + ": call it for that hook only.");
        }
        String hookInstance = requiredText(root, "hookInstance", "hookInstance");
        JsonNode context = root.path("context");
        if (!context.isObject()) {
            throw HookFailure.breaksProtocol("context", "Send context as a JSON object.");
        }
        for (String field : HookContexts.required(hook).stream().sorted().toList()) {
            requiredText(context, field, "context." + field);
        }
        requireFhirId(context.path("patientId").stringValue(""));
        HookContexts.carried(hook).ifPresent(carried -> requireResources(context, carried));
        if (hook.equals("order-select")) {
            requireSelections(context.path("selections"));
        }
        return new HookRequest(
                service,
                hook,
                hookInstance,
                context,
                prefetch(service, root),
                FhirAccessReader.read(root),
                client,
                tenant,
                room);
    }

    private static void requireResources(JsonNode context, HookContexts.Carried carried) {
        JsonNode value = context.path(carried.field());
        String path = "context." + carried.field();
        if (!value.isObject()) {
            throw HookFailure.breaksProtocol(
                    path, "Send " + path + " as a FHIR " + (carried.bundle() ? "Bundle." : "resource."));
        }
        if (carried.bundle() && !"Bundle".equals(value.path("resourceType").stringValue(""))) {
            throw HookFailure.breaksProtocol(path, "Send " + path + " as a FHIR Bundle: resourceType must be Bundle.");
        }
        JsonNode entries = value.path("entry");
        if (carried.bundle() && !entries.isMissingNode() && !entries.isNull() && !entries.isArray()) {
            throw HookFailure.breaksProtocol(path + ".entry", "Send " + path + ".entry as a JSON array.");
        }
    }

    private static void requireSelections(JsonNode selections) {
        if (!selections.isArray() || !selections.valueStream().allMatch(JsonNode::isString)) {
            throw HookFailure.breaksProtocol(
                    "context.selections", "Send context.selections as a JSON array of references into draftOrders.");
        }
    }

    /** Anything else in a query would ask for other patients, or for none; dots alone would climb in an address. */
    private static void requireFhirId(String patientId) {
        if (!patientId.matches("(?!\\.{1,2}$)[A-Za-z0-9\\-._]{1,128}")) {
            throw HookFailure.breaksProtocol("context.patientId", "Send the bare FHIR id of the patient.");
        }
    }

    /** Keys that the service does not ask for are not kept: nobody reads them. */
    private static Map<String, JsonNode> prefetch(ServiceDefinition service, JsonNode root) {
        JsonNode prefetch = root.path("prefetch");
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (prefetch.isObject()) {
            prefetch.forEachEntry((key, value) -> {
                if (service.prefetch().containsKey(key)) {
                    values.put(key, value);
                }
            });
        } else if (!prefetch.isMissingNode() && !prefetch.isNull()) {
            throw HookFailure.breaksProtocol("prefetch", "Send prefetch as a JSON object, or leave it out.");
        }
        return values;
    }

    static String requiredText(JsonNode parent, String member, String path) {
        String text = parent.path(member).stringValue("");
        if (text.isBlank()) {
            throw HookFailure.breaksProtocol(path, "Send " + path + " as a string that is not blank.");
        }
        return text;
    }
}
