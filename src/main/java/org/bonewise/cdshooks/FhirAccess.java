package org.bonewise.cdshooks;

import java.net.URI;

/**
 * How to reach the EHR's FHIR server during one call.
 *
 * @param server base address
 * @param accessToken bearer token; lives no longer than the request and appears in no log ({@link #toString()} hides it)
 * @param scope scopes granted, as sent
 * @param subject whom the token is made out to, as sent; empty when it was not
 */
public record FhirAccess(URI server, String accessToken, String scope, String subject) {

    @Override
    public String toString() {
        return "FhirAccess[server=" + server + ", accessToken=<hidden>, scope=" + scope + "]";
    }
}
