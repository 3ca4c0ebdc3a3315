package org.bonewise.endtoend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills the published prefetch templates from the sandbox over HTTP, as a generous EHR does: all pages, and the Medications
 * that the medicines of a list refer to beside them.
 */
final class SandboxEhr {

    private static final JsonMapper JSON = new JsonMapper();

    private final Service service;

    SandboxEhr(Service service) {
        this.service = service;
    }

    /** Ids of all sample patients, in the order of the page. */
    List<String> patients() {
        return service.get(service.base() + "/demo/patients.json")
                .path("patients")
                .valueStream()
                .map(patient -> patient.path("id").stringValue())
                .toList();
    }

    /** Keys of the templates, in their order. */
    List<String> keys() {
        return new ArrayList<>(templates().propertyNames());
    }

    /** A value for each of these keys. */
    ObjectNode prefetch(String patientId, Collection<String> keys) {
        ObjectNode filled = JSON.createObjectNode();
        JsonNode templates = templates();
        for (String key : keys) {
            filled.set(key, answer(templates.path(key).stringValue().replace("{{context.patientId}}", patientId)));
        }
        return filled;
    }

    private JsonNode templates() {
        return service.get(service.base() + "/cds-services").at("/services/0/prefetch");
    }

    private JsonNode answer(String query) {
        if (!query.contains("?")) {
            return plain(service.get(service.sandbox() + "/" + query));
        }
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode entries = bundle.putArray("entry");
        String next = service.sandbox() + "/" + encoded(query);
        while (!next.isEmpty()) {
            JsonNode page = service.get(next);
            page.path("entry").forEach(entry -> entries.addObject().set("resource", plain(entry.path("resource"))));
            next = page.path("link")
                    .valueStream()
                    .filter(link -> link.path("relation").stringValue("").equals("next"))
                    .map(link -> link.path("url").stringValue())
                    .findFirst()
                    .orElse("");
        }
        entries.addAll(medications(entries));
        return bundle;
    }

    private List<ObjectNode> medications(ArrayNode entries) {
        return entries.valueStream()
                .map(entry ->
                        entry.at("/resource/medicationReference/reference").stringValue(""))
                .filter(reference -> !reference.isEmpty())
                .distinct()
                .map(reference -> JSON.createObjectNode()
                        .set("resource", plain(service.get(service.sandbox() + "/" + reference))))
                .map(ObjectNode.class::cast)
                .toList();
    }

    /** Without what the server says of its own storage. */
    private static JsonNode plain(JsonNode resource) {
        ((ObjectNode) resource).remove("meta");
        return resource;
    }

    private static String encoded(String query) {
        String[] parts = query.split("code=", 2);
        if (parts.length == 1) {
            return query;
        }
        String[] rest = parts[1].split("&", 2);
        return parts[0] + "code=" + URLEncoder.encode(rest[0], StandardCharsets.UTF_8) + "&" + rest[1];
    }
}
