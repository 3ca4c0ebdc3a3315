package org.bonewise.generated;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A patient as the cases tell one. What {@code toString} prints may be pasted into a case as its {@code patient}.
 *
 * @param told parts of the patient, in the words of the cases
 */
record GeneratedPatient(JsonNode told) {

    /** The record of this patient; each call gives resources of its own. */
    Chart chart() {
        return Chart.of(told);
    }

    /** The same without any result of these names. */
    GeneratedPatient without(Set<String> results) {
        ObjectNode changed = (ObjectNode) told.deepCopy();
        ((ObjectNode) changed.path("results")).remove(results);
        return new GeneratedPatient(changed);
    }

    /** Whether there is any result of these names. */
    boolean hasAny(Set<String> results) {
        return results.stream().anyMatch(told.path("results")::has);
    }

    @Override
    public String toString() {
        return told.toString();
    }
}
