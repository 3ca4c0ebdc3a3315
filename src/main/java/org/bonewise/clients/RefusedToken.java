package org.bonewise.clients;

import org.bonewise.cdshooks.ClientId;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** A token of a client is refused; the reason is in our own words, for the log. */
final class RefusedToken extends InvalidBearerTokenException {

    private static final long serialVersionUID = 1L;

    private final String client;

    RefusedToken(ClientId client, String reason) {
        super(reason);
        this.client = client.value();
    }

    /** The client whose issuer the token names, whether or not it is its own. */
    String client() {
        return client;
    }
}
