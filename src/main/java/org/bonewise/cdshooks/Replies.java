package org.bonewise.cdshooks;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers and refusals as they go over the wire. */
final class Replies {

    private static final MediaType FHIR_JSON = MediaType.valueOf("application/fhir+json");

    private final HookJson json;

    Replies(HookJson json) {
        this.json = json;
    }

    ResponseEntity<byte[]> ok(Object value) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.write(value));
    }

    /** Refuses every method but the one allowed. */
    ResponseEntity<byte[]> wrongMethod(String allowed) {
        ResponseEntity<byte[]> refusal =
                failed(new HookFailure(FailureKind.WRONG_METHOD, "Use " + allowed + " here.", null));
        return ResponseEntity.status(refusal.getStatusCode())
                .headers(refusal.getHeaders())
                .header(HttpHeaders.ALLOW, allowed)
                .body(refusal.getBody());
    }

    ResponseEntity<byte[]> failed(HookFailure failure) {
        return ResponseEntity.status(failure.kind().status())
                .contentType(FHIR_JSON)
                .body(json.write(OutcomeBody.of(failure)));
    }
}
