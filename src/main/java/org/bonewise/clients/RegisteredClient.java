package org.bonewise.clients;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.util.Set;
import org.bonewise.cdshooks.ClientId;

/**
 * A client that may call, as the hospital agreed with it.
 *
 * @param id under which it stands in logs, counters and settings
 * @param issuer the {@code iss} of its tokens, which no other client has
 * @param keys where the keys are that its tokens are signed with
 * @param algorithms how they may be signed; all asymmetric
 * @param tenants what a token may name as its tenant; empty when that is not looked at
 */
public record RegisteredClient(
        ClientId id, String issuer, Keys keys, Set<JWSAlgorithm> algorithms, Set<String> tenants) {

    /** Copies the sets. */
    public RegisteredClient {
        algorithms = Set.copyOf(algorithms);
        tenants = Set.copyOf(tenants);
    }

    /** Where keys are. */
    public sealed interface Keys {}

    /**
     * Published by the client. Nothing is ever fetched from an address that a token names.
     *
     * @param address the {@code jku} agreed on
     */
    public record Published(URI address) implements Keys {}

    /**
     * Given to the hospital out of band.
     *
     * @param set public keys
     */
    public record Given(JWKSet set) implements Keys {}
}
