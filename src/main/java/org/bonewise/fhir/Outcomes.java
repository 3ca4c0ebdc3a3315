package org.bonewise.fhir;

import java.util.Set;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import tools.jackson.databind.JsonNode;

/** Reads OperationOutcomes that stand among a FHIR server's results. */
final class Outcomes {

    /** Issue types that tell of withheld or unfinished results even when the server calls them a warning. */
    private static final Set<String> WITHHOLDING = Set.of(
            "security",
            "login",
            "unknown",
            "expired",
            "forbidden",
            "suppressed",
            "incomplete",
            "too-costly",
            "timeout",
            "throttled",
            "transient",
            "exception",
            "lock-error",
            "no-store");

    private Outcomes() {}

    /**
     * Whether results may be missing because of it. Servers also send hints, such as "no results" or a search parameter of no
     * importance; those do not make the list incomplete.
     */
    static boolean hidesData(JsonNode outcome) {
        JsonNode issues = outcome.path("issue");
        if (issues.isEmpty()) {
            return true;
        }
        for (JsonNode issue : issues) {
            String severity = issue.path("severity").stringValue("");
            boolean hint = severity.equals("information") || severity.equals("warning");
            if (!hint || WITHHOLDING.contains(issue.path("code").stringValue(""))) {
                return true;
            }
        }
        return false;
    }

    /** What kind of issue it is; never the server's own text, which may speak of the patient. */
    static String describe(JsonNode outcome) {
        String code = outcome.path("issue").path(0).path("code").stringValue("");
        try {
            IssueType type = IssueType.fromCode(code);
            return type == null ? "an OperationOutcome came" : "an OperationOutcome came (" + type.toCode() + ")";
        } catch (FHIRException e) {
            return "an OperationOutcome came";
        }
    }
}
