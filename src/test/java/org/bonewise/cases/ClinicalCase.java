package org.bonewise.cases;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One row of a case table.
 *
 * @param id unique over all tables
 * @param rules rules the case is about: each either stands in the expectation, or must not speak anywhere
 * @param story what a clinician would say of the patient, and what decides
 * @param patient what differs from the base patient
 * @param expect what the clinical specification says
 */
record ClinicalCase(String id, List<String> rules, String story, JsonNode patient, Expectation expect) {}
