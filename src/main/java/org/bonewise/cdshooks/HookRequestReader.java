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
     * @throws HookFailure when a field is missing or wrong
     */
    static HookRequest read(ServiceDefinition service, JsonNode root, ClientId client) {
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
        return new HookRequest(
                service, hook, hookInstance, context, prefetch(root), FhirAccessReader.read(root), client);
    }

    /** Anything else in a query would ask for other patients, or for none. */
    private static void requireFhirId(String patientId) {
        if (!patientId.matches("[A-Za-z0-9\\-._]{1,128}")) {
            throw HookFailure.breaksProtocol("context.patientId", "Send the bare FHIR id of the patient.");
        }
    }

    private static Map<String, JsonNode> prefetch(JsonNode root) {
        JsonNode prefetch = root.path("prefetch");
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (prefetch.isObject()) {
            prefetch.forEachEntry(values::put);
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
