package org.bonewise.ehr;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that the EHR is to make; every part of it can be made otherwise. In texts {@code {port}} is the port of the EHR,
 * {@code {trap}} that of the trap, {@code {service}} the address of the service, {@code {visit}} what tells the record's
 * address from those of other calls, {@code {token}} what opens the record, and in the address and its headers {@code {jwt}}
 * the token of the call.
 */
final class Call {

    static final String VIEW = "bone-health-patient-view";

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode spec = JSON.createObjectNode();

    private Call(String to, String service) {
        spec.put("to", to);
        door("/cds-services/" + service);
        spec.put("client", "first").put("key", "first/ec-1");
        spec.putArray("authorization").add("Bearer {jwt}");
    }

    /**
     * A call with the request of an example.
     *
     * @param to name of the service that is called
     * @param situation {@code service/name}
     */
    static Call of(String to, String situation) {
        Call call = new Call(to, situation.substring(0, situation.indexOf('/')));
        call.spec.put("situation", situation);
        return call;
    }

    /** A path below the address of the service. */
    Call door(String path) {
        spec.put("door", path);
        return this;
    }

    /** The caller, with a key of its own. */
    Call client(String client, String key) {
        spec.put("client", client);
        return key(client + "/" + key);
    }

    Call key(String key) {
        spec.put("key", key);
        return this;
    }

    /** Any member of the description. */
    Call with(String member, Object value) {
        spec.set(member, JSON.valueToTree(value));
        return this;
    }

    /** A member of the token's header; {@code null} in JSON takes it out. */
    Call header(String name, Object value) {
        return in("header", name, value);
    }

    Call claim(String name, Object value) {
        return in("claims", name, value);
    }

    /** A claim that is a time, in seconds from now. */
    Call time(String name, long seconds) {
        return in("times", name, seconds);
    }

    Call httpHeader(String name, String value) {
        return in("headers", name, value);
    }

    /** The lines of the header Authorization. */
    Call authorization(String... lines) {
        return with("authorization", lines);
    }

    Call leaveOut(String... keys) {
        return with("leaveOut", keys);
    }

    /** A member of fhirAuthorization. */
    Call access(String name, Object value) {
        return in("access", name, value);
    }

    Call noAccess() {
        spec.putNull("access");
        return this;
    }

    /** What a JSON pointer into the body leads to. */
    Call set(String pointer, Object value) {
        return in("set", pointer, value);
    }

    /** The same as JSON. */
    Call setJson(String pointer, String json) {
        return set(pointer, JSON.readTree(json));
    }

    /** What the EHR's FHIR server answers to queries of a type. */
    Call canned(String type, String json) {
        return in("canned", type, JSON.readTree(json));
    }

    Call body(String body) {
        spec.put("body", body);
        return this;
    }

    private Call in(String part, String name, Object value) {
        JsonNode json = JSON.valueToTree(value);
        spec.withObject(part).set(name, json);
        return this;
    }

    String json() {
        return spec.toString();
    }
}
