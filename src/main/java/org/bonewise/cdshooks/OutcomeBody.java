package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** An OperationOutcome as it stands on the wire. */
record OutcomeBody(String resourceType, List<OutcomeIssue> issue) {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record OutcomeIssue(String severity, String code, String diagnostics, List<String> expression) {}

    /** As JSON, for an error of which nothing is known but its status. */
    static String ofStatus(int status) {
        return """
                {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
                "diagnostics":"The request cannot be answered (HTTP %d)."}]}""".formatted(FailureKind.issueTypeOf(status), status);
    }

    static OutcomeBody of(HookFailure failure) {
        return new OutcomeBody(
                "OperationOutcome",
                failure.issues().stream()
                        .map(issue -> new OutcomeIssue(
                                failure.kind() == FailureKind.UNFORESEEN ? "fatal" : "error",
                                failure.kind().issueType(),
                                issue.diagnostics(),
                                issue.expression() == null ? List.of() : List.of(issue.expression())))
                        .toList());
    }
}
