package org.bonewise.cdshooks;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every way in which a call can fail. This table is the only place that knows which HTTP status and which FHIR issue type a
 * failure becomes, on whose side it is, and when the client may try again.
 */
public enum FailureKind {
    /** Not JSON, not an object, or against a rule of CDS Hooks. */
    BREAKS_PROTOCOL(400, "invalid", Side.REQUEST),
    /** No proof of who is calling. Answered without a body, so that nothing leaks. */
    UNAUTHENTICATED(401, "login", Side.REQUEST),
    /** A browser page of an origin that is not allowed. Answered without a body. */
    FOREIGN_ORIGIN(403, "forbidden", Side.REQUEST),
    /** Sent where others can read it. */
    PLAIN_HTTP(403, "security", Side.REQUEST),
    /** No such service. */
    UNKNOWN_SERVICE(404, "not-found", Side.REQUEST),
    /** The address exists, but not for this method. */
    WRONG_METHOD(405, "not-supported", Side.REQUEST),
    /** The body did not come in time. */
    TOO_SLOW(408, "timeout", Side.REQUEST),
    /** Data without which no advice is possible can be had neither from prefetch nor from the FHIR server. */
    DATA_UNOBTAINABLE(412, "incomplete", Side.EHR),
    /** More bytes, deeper nesting, longer strings or more values than the limits allow. */
    TOO_LARGE(413, "too-long", Side.REQUEST),
    /** The body is not declared as JSON in UTF-8, or is compressed in a way that is not known. */
    WRONG_MEDIA_TYPE(415, "not-supported", Side.REQUEST),
    /** Understood, but not usable for this service. */
    UNUSABLE(422, "processing", Side.REQUEST),
    /** One client calls more often than it may. */
    TOO_MANY(429, "throttled", Side.OURS, 1),
    /** A bug or a fault of ours. */
    UNFORESEEN(500, "exception", Side.OURS),
    /** What is needed to answer is not there for now: the client may send the same again. */
    UNAVAILABLE(503, "transient", Side.OURS, 2);

    /** Who has to do something about a failure. */
    enum Side {
        /** The client, to its request. */
        REQUEST,
        /** The EHR, to its data or to the access to them. */
        EHR,
        /** The operator of this service. */
        OURS
    }

    private final int status;
    private final String issueType;
    private final Side side;
    private final int retryAfter;

    FailureKind(int status, String issueType, Side side) {
        this(status, issueType, side, 0);
    }

    FailureKind(int status, String issueType, Side side, int retryAfter) {
        this.status = status;
        this.issueType = issueType;
        this.side = side;
        this.retryAfter = retryAfter;
    }

    /** The issue type for a status that some other part of the server gave. */
    static String issueTypeOf(int status) {
        return ofStatus(status)
                .map(FailureKind::issueType)
                .orElse(status < UNFORESEEN.status ? BREAKS_PROTOCOL.issueType : UNFORESEEN.issueType);
    }

    /** The failure for a status that some other part of the server gave, if one has it. */
    static Optional<FailureKind> ofStatus(int status) {
        return Arrays.stream(values()).filter(kind -> kind.status == status).findFirst();
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** The code of the OperationOutcome's issue, from FHIR's value set issue-type. */
    public String issueType() {
        return issueType;
    }

    /** On whose side it is. */
    Side side() {
        return side;
    }

    /** After how many seconds the same call may be sent again; 0 when that would not help. */
    public int retryAfter() {
        return retryAfter;
    }
}
