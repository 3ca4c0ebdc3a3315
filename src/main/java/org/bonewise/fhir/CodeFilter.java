package org.bonewise.fhir;

import tools.jackson.databind.JsonNode;

/**
 * Says which resources are worth parsing. Parsing to FHIR objects costs about ten times what reading the JSON does, and a chart
 * holds much that no rule asks for.
 */
@FunctionalInterface
public interface CodeFilter {

    /** Keeps all. */
    CodeFilter KEEP_ALL = resource -> true;

    /**
     * Whether a resource of prefetch or of the FHIR server may matter. It is never asked about the hook's context, about
     * Patients or about Medications.
     */
    boolean keep(JsonNode resource);
}
