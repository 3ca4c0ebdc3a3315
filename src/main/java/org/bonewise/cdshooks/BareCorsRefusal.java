package org.bonewise.cdshooks;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Turns a foreign origin away without a body, which its page could not read anyway. */
final class BareCorsRefusal extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(FailureKind.FOREIGN_ORIGIN.status()));
    }
}
