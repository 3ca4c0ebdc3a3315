package org.bonewise.cases;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One row of a case table.
 *
 * @param id unique over all tables
 * @param rules rules the case is about: each either stands in the expectation, or must not speak anywhere
 * @param guideline which guideline decides
 * @param base file of the patient that the case alters
 * @param story what a clinician would say of the patient, and what decides
 * @param patient what differs from the base patient
 * @param expect what the clinical specification says
 */
record ClinicalCase(
        String id,
        List<String> rules,
        String guideline,
        String base,
        String story,
        JsonNode patient,
        Expectation expect) {

    /** The families of rules the case is about, for example {@code BM}. */
    Set<String> families() {
        return Stream.concat(rules.stream(), expect.speaking().stream())
                .map(CaseOutcome::family)
                .collect(Collectors.toSet());
    }
}
