package org.bonewise.ehr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the EHR holds for one call: the patient's record under a base address and a token of its own. */
final class Visit {

    private final String id = "visit-" + UUID.randomUUID();
    private final String token = "ehr." + UUID.randomUUID() + "~" + UUID.randomUUID();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, JsonNode> canned = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** The segment of the address that tells visits apart. */
    String id() {
        return id;
    }

    /** The only bearer token that opens the record. */
    String token() {
        return token;
    }

    void hold(Resource resource) {
        resources.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
    }

    List<Resource> all(String type) {
        return new ArrayList<>(resources.values().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .toList());
    }

    /** Answers every query of a type with this from now on: {@code status}, {@code headers} and {@code body}. */
    void can(String type, JsonNode answer) {
        canned.put(type, answer);
    }

    @Nullable
    JsonNode canned(String type) {
        return canned.get(type);
    }

    void asked(boolean withToken) {
        (withToken ? asked : refused).incrementAndGet();
    }

    void forgetWhoAsked() {
        asked.set(0);
        refused.set(0);
    }

    /** How often anybody asked with the token. */
    int askedWithToken() {
        return asked.get();
    }

    /** How often anybody asked without it, or with another. */
    int askedWithoutToken() {
        return refused.get();
    }
}
