package org.bonewise.knowledge;

import java.util.List;
import org.bonewise.fhir.CodeFilter;
import tools.jackson.databind.JsonNode;

/**
 * Leaves out resources whose every coding is in a system of which we hold lists and on none of them: no rule can ask for them.
 * What has only text, a code of a local system, or its concept in another resource is kept.
 */
public final class KnownCodes implements CodeFilter {

    private static final List<String> CONCEPTS = List.of("code", "medicationCodeableConcept", "vaccineCode");
    private static final List<String> DECIDED_BY_CODE =
            List.of("Condition", "Observation", "MedicationRequest", "MedicationStatement", "MedicationAdministration");

    private final CodeGroups codes;

    /** Makes a filter by the codes of the artefacts. */
    public KnownCodes(CodeGroups codes) {
        this.codes = codes;
    }

    @Override
    public boolean keep(JsonNode resource) {
        if (!DECIDED_BY_CODE.contains(resource.path("resourceType").stringValue(""))
                || !resource.path("component").isEmpty()) {
            return true;
        }
        for (String concept : CONCEPTS) {
            JsonNode codings = resource.path(concept).path("coding");
            if (!codings.isEmpty()) {
                return codings.valueStream().anyMatch(this::mayMatter);
            }
        }
        return true;
    }

    private boolean mayMatter(JsonNode coding) {
        String system = coding.path("system").stringValue("");
        String code = coding.path("code").stringValue("");
        return system.isEmpty() || code.isEmpty() || !codes.knowsSystem(system) || codes.knows(system, code);
    }
}
