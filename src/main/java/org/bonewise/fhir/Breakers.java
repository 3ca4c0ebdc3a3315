package org.bonewise.fhir;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.bonewise.cdshooks.ClientId;

/** One breaker for each client and FHIR server of its allow-list. */
final class Breakers {

    private final BreakerProperties properties;
    private final Map<Pair, Breaker> breakers = new ConcurrentHashMap<>();

    /** What one client does to a server must not cut off another. */
    private record Pair(ClientId client, HttpUrl entry) {}

    Breakers(BreakerProperties properties) {
        this.properties = properties;
    }

    /**
     * The breaker of a client and a server.
     *
     * @param entry base address on the allow-list; never one that a client made up, or there were no end of them
     */
    Breaker of(ClientId client, HttpUrl entry) {
        return breakers.computeIfAbsent(
                new Pair(client, entry), pair -> new Breaker(entry.host() + ":" + entry.port(), properties));
    }
}
