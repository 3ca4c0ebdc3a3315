package org.bonewise.cdshooks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers and refusals as they go over the wire. */
final class Replies {

    private static final MediaType FHIR_JSON = MediaType.valueOf("application/fhir+json");

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final HookJson json;

    Replies(HookJson json) {
        this.json = json;
    }

    ResponseEntity<byte[]> ok(Object value) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.write(value));
    }

    /** Refuses every method but the one allowed. */
    ResponseEntity<byte[]> wrongMethod(String allowed) {
        HookFailure failure = new HookFailure(FailureKind.WRONG_METHOD, "Use " + allowed + " here.", null);
        LOG.info("A call was refused: {}", failure.getMessage());
        ResponseEntity<byte[]> refusal = failed(failure);
        return ResponseEntity.status(refusal.getStatusCode())
                .headers(refusal.getHeaders())
                .header(HttpHeaders.ALLOW, allowed)
                .body(refusal.getBody());
    }

    private static void advise(FailureKind kind, HttpHeaders headers) {
        if (kind == FailureKind.WRONG_MEDIA_TYPE) {
            headers.set(HttpHeaders.ACCEPT_ENCODING, "gzip");
        }
        if (kind.retryAfter() > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(kind.retryAfter()));
        }
    }

    /** Says what is wrong, whose it is, and the number of the call. */
    ResponseEntity<byte[]> failed(HookFailure failure) {
        return ResponseEntity.status(failure.kind().status())
                .contentType(FHIR_JSON)
                .headers(headers -> advise(failure.kind(), headers))
                .body(json.write(OutcomeBody.of(failure, Correlation.current())));
    }
}
