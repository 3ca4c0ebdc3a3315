package org.bonewise.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bonewise.cdshooks.HookJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the body of a call: patient-view for Patient {@code p1}, with the parts that a test names. */
final class HookCall {

    static final String TOKEN = "secret-token-8f2c";
    static final String EMPTY_BUNDLE = """
            {"resourceType": "Bundle", "type": "searchset", "total": 0}""";
    static final String PATIENT = """
            {"resourceType": "Patient", "id": "p1", "gender": "female"}""";

    private final ObjectNode root;

    private HookCall(String json) {
        root = (ObjectNode) tree(json);
    }

    /** Without prefetch and without access. */
    static HookCall bare() {
        return new HookCall("""
                {
                  "hook": "patient-view",
                  "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                  "context": {"userId": "Practitioner/example", "patientId": "p1"}
                }""");
    }

    /** With a value for every template: the Patient and nothing else. */
    static HookCall full() {
        return bare().prefetch("patient", PATIENT)
                .prefetch("conditions", EMPTY_BUNDLE)
                .prefetch("medicationRequests", EMPTY_BUNDLE)
                .prefetch("appointments", EMPTY_BUNDLE)
                .prefetch("results", EMPTY_BUNDLE)
                .prefetch("otherResults", EMPTY_BUNDLE);
    }

    /** A searchset of resources. */
    static String bundle(String... resources) {
        List<String> entries =
                List.of(resources).stream().map("{\"resource\": %s}"::formatted).toList();
        return "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"entry\": [%s]}"
                .formatted(String.join(", ", entries));
    }

    /** A Condition of Patient p1. */
    static String condition(String id) {
        return resource("Condition", id, "\"code\": {\"coding\": [{\"code\": \"254837009\"}]}");
    }

    /** A resource of Patient p1 with further members. */
    static String resource(String type, String id, String members) {
        return "{\"resourceType\": \"%s\", \"id\": \"%s\", \"subject\": {\"reference\": \"Patient/p1\"}, %s}"
                .formatted(type, id, members);
    }

    HookCall prefetch(String key, String value) {
        root.withObject("prefetch").set(key, tree(value));
        return this;
    }

    HookCall without(String... keys) {
        for (String key : keys) {
            root.withObject("prefetch").remove(key);
        }
        return this;
    }

    HookCall access(String server) {
        root.put("fhirServer", server);
        root.set("fhirAuthorization", tree("""
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 300,
                 "scope": "user/*.read", "subject": "bonewise"}""".formatted(TOKEN)));
        return this;
    }

    /** Sets the member at a path of object members, such as {@code /context/patientId}. */
    HookCall set(String path, String json) {
        parent(path).set(name(path), tree(json));
        return this;
    }

    HookCall remove(String path) {
        parent(path).remove(name(path));
        return this;
    }

    String json() {
        return root.toString();
    }

    private static JsonNode tree(String json) {
        return HookJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode parent(String path) {
        JsonNode parent = root.at(path.substring(0, path.lastIndexOf('/')));
        return (ObjectNode) parent;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
