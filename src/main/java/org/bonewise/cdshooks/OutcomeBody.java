package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An OperationOutcome as it stands on the wire.
 *
 * @param id the number by which the log tells of the same call
 */
record OutcomeBody(String resourceType, String id, List<OutcomeIssue> issue) {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record OutcomeIssue(String severity, String code, String diagnostics, List<String> expression) {}

    /** As JSON, for an error of which nothing is known but its status. */
    static String ofStatus(int status, String correlation) {
        return """
                {"resourceType":"OperationOutcome","id":"%s","issue":[{"severity":"error","code":"%s",\
                "diagnostics":"The request cannot be answered (HTTP %d)."}]}""".formatted(correlation, FailureKind.issueTypeOf(status), status);
    }

    static OutcomeBody of(HookFailure failure, String correlation) {
        return new OutcomeBody(
                "OperationOutcome",
                correlation,
                failure.issues().stream()
                        .map(issue -> new OutcomeIssue(
                                failure.kind() == FailureKind.UNFORESEEN ? "fatal" : "error",
                                failure.kind().issueType(),
                                issue.diagnostics() + whatToDo(failure.kind(), correlation),
                                issue.expression() == null ? List.of() : List.of(issue.expression())))
                        .toList());
    }

    /** What the text does not say itself: that of a problem in the request says what to change. */
    private static String whatToDo(FailureKind kind, String correlation) {
        return switch (kind.side()) {
            case REQUEST -> "";
            case EHR -> " The problem is on the side of the EHR or its data.";
            case OURS ->
                (kind.retryAfter() == 0 ? "" : " Try again in " + kind.retryAfter() + " s; if that does not help:")
                        + " Report this number to its operator: " + correlation;
        };
    }
}
