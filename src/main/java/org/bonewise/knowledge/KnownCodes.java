package org.bonewise.knowledge;

import java.util.List;
import java.util.function.Consumer;
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
    private final Consumer<String> unmapped;

    /** Makes a filter by the codes of the artefacts. */
    public KnownCodes(CodeGroups codes) {
        this(codes, system -> {});
    }

    /**
     * Makes a filter.
     *
     * @param unmapped is told the code system of each code that alone says what a resource is about and that no list of codes
     *     and no map of the hospital holds; never the code
     */
    public KnownCodes(CodeGroups codes, Consumer<String> unmapped) {
        this.codes = codes;
        this.unmapped = unmapped;
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
                tell(codings);
                return codings.valueStream().anyMatch(this::mayMatter);
            }
        }
        return true;
    }

    /** A code of a standard system that is on no list is known to be of no interest; one of a local system is not. */
    private void tell(JsonNode codings) {
        if (codings.valueStream().allMatch(this::isUnmapped)) {
            codings.valueStream()
                    .map(coding -> coding.path("system").stringValue(""))
                    .distinct()
                    .forEach(unmapped);
        }
    }

    private boolean isUnmapped(JsonNode coding) {
        String system = coding.path("system").stringValue("");
        String code = coding.path("code").stringValue("");
        return !system.isEmpty() && !code.isEmpty() && !codes.knowsSystem(system) && !codes.knows(system, code);
    }

    private boolean mayMatter(JsonNode coding) {
        String system = coding.path("system").stringValue("");
        String code = coding.path("code").stringValue("");
        return system.isEmpty() || code.isEmpty() || !codes.knowsSystem(system) || codes.knows(system, code);
    }
}
