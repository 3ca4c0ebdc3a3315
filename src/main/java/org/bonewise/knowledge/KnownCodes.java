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
                return mayMatter(codings);
            }
        }
        return true;
    }

    /** A code of a standard system that is on no list is known to be of no interest; one of a local system is not. */
    private boolean mayMatter(JsonNode codings) {
        boolean mayMatter = false;
        boolean mapped = false;
        for (JsonNode coding : codings) {
            String system = coding.path("system").stringValue("");
            String code = coding.path("code").stringValue("");
            boolean complete = !system.isEmpty() && !code.isEmpty();
            boolean known = complete && codes.knows(system, code);
            boolean listed = complete && (known || codes.knowsSystem(system));
            mayMatter |= known || !listed;
            mapped |= listed || !complete;
        }
        if (!mapped) {
            tell(codings);
        }
        return mayMatter;
    }

    private void tell(JsonNode codings) {
        codings.valueStream()
                .map(coding -> coding.path("system").stringValue(""))
                .distinct()
                .forEach(unmapped);
    }
}
