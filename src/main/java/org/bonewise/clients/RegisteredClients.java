package org.bonewise.clients;

import java.util.List;

/**
 * All clients that may call.
 *
 * @param all each with an issuer of its own
 */
public record RegisteredClients(List<RegisteredClient> all) {

    /** Copies the list. */
    public RegisteredClients {
        all = List.copyOf(all);
    }
}
