package org.bonewise.cdshooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call with a status other than 200. The diagnostics say what to do and never hold a value of the patient, since they
 * go to the client and to the log.
 */
public final class HookFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final transient List<Issue> issues;

    /**
     * One thing that is wrong.
     *
     * @param diagnostics what is wrong and what to do about it
     * @param expression path of the field it is about, such as {@code context.patientId}
     */
    public record Issue(String diagnostics, @Nullable String expression) {}

    public HookFailure(FailureKind kind, List<Issue> issues) {
        super(kind + " " + issues.stream().map(Issue::diagnostics).distinct().toList());
        this.kind = kind;
        this.issues = List.copyOf(issues);
    }

    public HookFailure(FailureKind kind, String diagnostics, @Nullable String expression) {
        this(kind, List.of(new Issue(diagnostics, expression)));
    }

    /** The request breaks a rule of CDS Hooks in the field named (400). */
    public static HookFailure breaksProtocol(String field, String diagnostics) {
        return new HookFailure(FailureKind.BREAKS_PROTOCOL, diagnostics, field);
    }

    /** The request is well formed, but what the field holds cannot be used (422). */
    public static HookFailure unusable(String field, String diagnostics) {
        return new HookFailure(FailureKind.UNUSABLE, diagnostics, field);
    }

    /** Essential data is not to be had (412); one issue for each prefetch key that stays unanswered. */
    public static HookFailure dataUnobtainable(List<Issue> issues) {
        return new HookFailure(FailureKind.DATA_UNOBTAINABLE, issues);
    }

    /** Essential data came, and there is no memory left for it (503); one issue for each prefetch key that stays unanswered. */
    public static HookFailure noRoom(List<Issue> issues) {
        return new HookFailure(FailureKind.UNAVAILABLE, issues);
    }

    /**
     * Something needed is out of order for now, and nothing of the call was done (503).
     *
     * @param cause for the log, where it stands without its message
     */
    public static HookFailure unavailable(String diagnostics, Throwable cause) {
        HookFailure failure = new HookFailure(FailureKind.UNAVAILABLE, diagnostics, null);
        failure.initCause(cause);
        return failure;
    }

    /** What sort of failure it is. */
    public FailureKind kind() {
        return kind;
    }

    /** What is wrong, at least one entry. */
    public List<Issue> issues() {
        return issues;
    }
}
