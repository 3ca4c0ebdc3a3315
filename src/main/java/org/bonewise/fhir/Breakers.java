package org.bonewise.fhir;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** One breaker for each FHIR server of the allow-list. */
final class Breakers {

    private final BreakerProperties properties;
    private final Map<HttpUrl, Breaker> byEntry = new ConcurrentHashMap<>();

    Breakers(BreakerProperties properties) {
        this.properties = properties;
    }

    /** @param entry base address on the allow-list; never one that a client made up, or there were no end of them */
    Breaker of(HttpUrl entry) {
        return byEntry.computeIfAbsent(
                entry, address -> new Breaker(address.host() + ":" + address.port(), properties));
    }
}
