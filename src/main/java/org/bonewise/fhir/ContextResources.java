package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.cdshooks.HookFailure;
import org.bonewise.cdshooks.HookRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the resources that a hook's context carries: all of them matter, whatever their codes. */
final class ContextResources {

    /** Ids given to what came without one begin with this; they never leave the service. */
    static final String NAMELESS = "in-context-";

    private ContextResources() {}

    /**
     * The resources of the context, each with an id.
     *
     * @throws HookFailure naming the entry, when one is no FHIR resource or is another patient's
     */
    static List<Entry> read(HookRequest request) {
        PatientCheck check = new PatientCheck(request.patientId(), Map.of());
        Set<String> ids = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        request.carried().forEach((path, resource) -> {
            Entry entry = new Entry("", resource);
            if (!AnswerReader.TYPES.contains(entry.type())) {
                throw HookFailure.unusable(path, "Send a FHIR R4 resource here, with its resourceType.");
            }
            if (check.isOfAnother(entry)) {
                throw HookFailure.unusable(path, "Send only resources of the patient that context.patientId names.");
            }
            boolean named = !entry.id().isEmpty() && ids.add(entry.type() + "/" + entry.id());
            entries.add(named ? entry : new Entry("", named(resource, NAMELESS + (entries.size() + 1))));
        });
        return List.copyOf(entries);
    }

    private static JsonNode named(JsonNode resource, String id) {
        ObjectNode copy = (ObjectNode) resource.deepCopy();
        copy.put("id", id);
        return copy;
    }
}
