package org.bonewise.endtoend;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds the body of a call of a hook that carries resources, for the patient of one of the examples. */
final class WorkCall {

    private static final JsonMapper JSON = new JsonMapper();

    private final String hook;
    private final ObjectNode root;

    private WorkCall(String hook, ObjectNode root) {
        this.hook = hook;
        this.root = root;
    }

    /** A call for the patient of an example, with the prefetch of that example. */
    static WorkCall of(String hook, String situation) {
        ObjectNode root = Examples.request(situation).tree().deepCopy();
        root.put("hook", hook);
        return new WorkCall(hook, root);
    }

    /** Puts resources into a Bundle of the context. */
    WorkCall bundle(String field, String... resources) {
        ObjectNode bundle = root.withObject("context").putObject(field).put("resourceType", "Bundle");
        for (String resource : resources) {
            bundle.withArray("entry").addObject().set("resource", JSON.readTree(mine(resource)));
        }
        return this;
    }

    /** Drafts, all of them selected in order-select. */
    WorkCall drafts(String... resources) {
        bundle("draftOrders", resources);
        if (hook.equals("order-select")) {
            for (String resource : resources) {
                JsonNode draft = JSON.readTree(resource);
                select(draft.path("resourceType").stringValue() + "/"
                        + draft.path("id").stringValue());
            }
        }
        return this;
    }

    WorkCall select(String reference) {
        root.withObject("context").withArray("selections").add(reference);
        return this;
    }

    WorkCall selectNothing() {
        root.withObject("context").putArray("selections");
        return this;
    }

    /** Sets a field of the context to JSON. */
    WorkCall context(String field, String json) {
        root.withObject("context").set(field, JSON.readTree(mine(json)));
        return this;
    }

    /** The same call with a text of its body changed wherever it stands. */
    WorkCall replacing(String text, String by) {
        return new WorkCall(hook, (ObjectNode) JSON.readTree(json().replace(text, by)));
    }

    WorkCall withoutUser() {
        root.withObject("context").remove("userId");
        return this;
    }

    WorkCall withoutPrefetch() {
        root.remove("prefetch");
        return this;
    }

    /** Adds a resource to a Bundle of prefetch. */
    WorkCall record(String key, String resource) {
        ((ObjectNode) root.at("/prefetch/" + key))
                .withArray("entry")
                .addObject()
                .set("resource", JSON.readTree(mine(resource)));
        return this;
    }

    private String mine(String resource) {
        return resource.replace("PATIENT", root.at("/context/patientId").stringValue());
    }

    String service() {
        return "bone-health-" + hook;
    }

    String json() {
        return root.toString();
    }

    /** A draft order of one dose of a medicine by its RxNorm code. */
    static String medicine(String id, String rxnorm, String text, String mg, int weeks) {
        return """
                {"resourceType": "MedicationRequest", "id": "%s", "status": "draft", "intent": "order",
                 "subject": {"reference": "Patient/PATIENT"},
                 "medicationCodeableConcept": {"text": "%s",
                   "coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "%s"}]},
                 "dosageInstruction": [{"timing": {"repeat": {"frequency": 1, "period": %d, "periodUnit": "wk"}},
                   "doseAndRate": [{"doseQuantity": {"value": %s, "unit": "mg",
                     "system": "http://unitsofmeasure.org", "code": "mg"}}]}]}""".formatted(id, text, rxnorm, weeks, mg);
    }
}
