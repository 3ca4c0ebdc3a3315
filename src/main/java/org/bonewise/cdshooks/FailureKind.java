package org.bonewise.cdshooks;

import java.util.Arrays;

/**
 * Every way in which a call can fail. This table is the only place that knows which HTTP status and which FHIR issue type a
 * failure becomes.
 */
public enum FailureKind {
    /** Not JSON, not an object, or against a rule of CDS Hooks. */
    BREAKS_PROTOCOL(400, "invalid"),
    /** No proof of who is calling. Answered without a body, so that nothing leaks. */
    UNAUTHENTICATED(401, "login"),
    /** A browser page of an origin that is not allowed. Answered without a body. */
    FOREIGN_ORIGIN(403, "forbidden"),
    /** Sent where others can read it. */
    PLAIN_HTTP(403, "security"),
    /** No such service. */
    UNKNOWN_SERVICE(404, "not-found"),
    /** The address exists, but not for this method. */
    WRONG_METHOD(405, "not-supported"),
    /** Data without which no advice is possible can be had neither from prefetch nor from the FHIR server. */
    DATA_UNOBTAINABLE(412, "incomplete"),
    /** More bytes, deeper nesting or longer strings than the limits allow. */
    TOO_LARGE(413, "too-long"),
    /** The body is not declared as JSON in UTF-8. */
    WRONG_MEDIA_TYPE(415, "not-supported"),
    /** Understood, but not usable for this service. */
    UNUSABLE(422, "processing"),
    /** A bug or a fault of ours. */
    UNFORESEEN(500, "exception"),
    /** What is needed to answer is out of order for now: the client may send the same again. */
    UNAVAILABLE(503, "transient");

    private final int status;
    private final String issueType;

    FailureKind(int status, String issueType) {
        this.status = status;
        this.issueType = issueType;
    }

    /** The issue type for a status that some other part of the server gave. */
    static String issueTypeOf(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .map(FailureKind::issueType)
                .findFirst()
                .orElse(status < UNFORESEEN.status ? BREAKS_PROTOCOL.issueType : UNFORESEEN.issueType);
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** The code of the OperationOutcome's issue, from FHIR's value set issue-type. */
    public String issueType() {
        return issueType;
    }
}
