package org.bonewise.clients;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a client. Published ones are kept, fetched anew when a token names one that is not among them (once in half a
 * minute at most), and go on being used for some hours while they cannot be fetched.
 */
final class ClientKeys {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration WAIT_FOR_ANOTHER = Duration.ofMillis(500);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Duration WHILE_AWAY = Duration.ofHours(4);

    private static final Logger LOG = LoggerFactory.getLogger(ClientKeys.class);

    private ClientKeys() {}

    /** Keys as a source that verification asks. */
    static JWKSource<SecurityContext> of(RegisteredClient client, ClientKeysHealth health) {
        return switch (client.keys()) {
            case RegisteredClient.Given given -> new ImmutableJWKSet<>(given.set());
            case RegisteredClient.Published published ->
                JWKSourceBuilder.<SecurityContext>create(
                                url(published), new KeyFetcher(worked -> health.note(client.id(), worked)))
                        .cache(KEPT.toMillis(), WAIT_FOR_ANOTHER.toMillis())
                        .rateLimited(BETWEEN_FETCHES.toMillis())
                        .refreshAheadCache(false)
                        .outageTolerant(
                                WHILE_AWAY.toMillis(),
                                _ -> LOG.warn(
                                        "Keys of client {} cannot be fetched; those kept go on being used for some hours",
                                        client.id().value()))
                        .build();
        };
    }

    private static URL url(RegisteredClient.Published published) {
        try {
            return published.address().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not an address to fetch keys from", e);
        }
    }
}
