package org.bonewise.cases;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A case as the body of a call with full prefetch, of the service that takes what the case has in the hook's context. */
final class CaseRequest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> PATIENT_MEMBER = Set.of("AllergyIntolerance", "FamilyMemberHistory");

    private final JsonNode templates;
    private final IParser parser = FhirContext.forR4Cached().newJsonParser();

    /** @param templates key to query, as discovery publishes them */
    CaseRequest(JsonNode templates) {
        this.templates = templates;
    }

    /** Each type stands under the first key that asks for it; what the EHR did not deliver has no key. */
    String of(CaseRecord record) {
        ObjectNode root = JSON.createObjectNode();
        root.put("hook", record.hook()).put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        ObjectNode context = root.putObject("context")
                .put("userId", "Practitioner/p")
                .put("patientId", record.data().patientId());
        if (!record.drafts().isEmpty()) {
            context.set("draftOrders", bundle(record.drafts(), record));
        }
        if (!record.bookings().isEmpty()) {
            context.set("appointments", bundle(record.bookings(), record));
        }
        ObjectNode prefetch = root.putObject("prefetch");
        Set<String> filled = new HashSet<>();
        templates.forEachEntry((key, query) -> {
            String type = query.asString().split("[?/]", 2)[0];
            if (!record.data().delivered().contains(type)) {
                return;
            }
            List<Resource> resources = filled.add(type) ? ofType(record, type) : List.of();
            prefetch.set(key, type.equals("Patient") ? json(resources.getFirst(), record) : bundle(resources, record));
        });
        return root.toString();
    }

    private static List<Resource> ofType(CaseRecord record, String type) {
        return record.resources().stream()
                .filter(resource -> resource.fhirType().equals(type))
                .toList();
    }

    private ObjectNode bundle(List<Resource> resources, CaseRecord record) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(resource -> entries.addObject().set("resource", json(resource, record)));
        return bundle;
    }

    private ObjectNode json(Resource resource, CaseRecord record) {
        ObjectNode json = (ObjectNode) JSON.readTree(parser.encodeResourceToString(resource));
        ObjectNode reference = JSON.createObjectNode()
                .put("reference", "Patient/" + record.data().patientId());
        String type = resource.fhirType();
        if (type.equals("Appointment")) {
            json.putArray("participant").addObject().put("status", "accepted").set("actor", reference);
        } else if (!type.equals("Patient")) {
            json.set(PATIENT_MEMBER.contains(type) ? "patient" : "subject", reference);
        }
        return json;
    }
}
