package org.bonewise.endtoend;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds the body of a patient-view call, with the parts that a test names. */
final class ViewCall {

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode root;

    private ViewCall(ObjectNode root) {
        this.root = root;
    }

    /** For a patient, without prefetch and without access. */
    static ViewCall of(String patientId) {
        return new ViewCall(object("""
                {
                  "hook": "patient-view",
                  "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                  "context": {"userId": "Practitioner/dr-hansen", "patientId": "%s"}
                }""".formatted(patientId)));
    }

    /** A call that was written down. */
    static ViewCall read(String json) {
        return new ViewCall(object(json));
    }

    ViewCall user(String reference) {
        root.withObject("context").put("userId", reference);
        return this;
    }

    ViewCall prefetch(String key, JsonNode value) {
        root.withObject("prefetch").set(key, value);
        return this;
    }

    ViewCall prefetch(String key, String value) {
        return prefetch(key, JSON.readTree(value));
    }

    ViewCall prefetch(ObjectNode values) {
        root.withObject("prefetch").setAll(values);
        return this;
    }

    /** Adds resources to a Bundle of prefetch. */
    ViewCall with(String key, String... resources) {
        Arrays.stream(resources).forEach(resource -> entries(key).addObject().set("resource", JSON.readTree(resource)));
        return this;
    }

    private tools.jackson.databind.node.ArrayNode entries(String key) {
        return ((ObjectNode) root.at("/prefetch/" + key)).withArray("entry");
    }

    /** Takes resources out of a Bundle of prefetch, by their ids. */
    ViewCall withoutResources(String key, String... ids) {
        entries(key).removeIf(entry -> List.of(ids)
                .contains(entry.at("/resource/id").stringValue("")));
        return this;
    }

    /** Takes keys out of prefetch. */
    ViewCall without(String... keys) {
        root.withObject("prefetch").remove(Arrays.asList(keys));
        return this;
    }

    /** Lets the service read a FHIR server, everything about this patient. */
    ViewCall access(String server) {
        return access(server, "patient/*.read");
    }

    ViewCall access(String server, String scopes) {
        root.put("fhirServer", server);
        root.withObject("fhirAuthorization")
                .put("access_token", "demo")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", scopes)
                .put("subject", "demo")
                .put("patient", root.at("/context/patientId").stringValue());
        return this;
    }

    JsonNode prefetch(String key) {
        return root.at("/prefetch/" + key);
    }

    String json() {
        return root.toString();
    }

    ObjectNode tree() {
        return root;
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
