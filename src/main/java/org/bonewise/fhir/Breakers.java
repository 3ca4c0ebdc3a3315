package org.bonewise.fhir;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.bonewise.cdshooks.ClientId;

/** One breaker for each client and FHIR server of its allow-list. */
final class Breakers {

    /** Name of the gauge: 1 while a server is not asked; its tags are {@code client} and {@code server}. */
    private static final String GAUGE = "bonewise.fhir.breaker.open";

    private final BreakerProperties properties;
    private final MeterRegistry meters;
    private final Map<Pair, Breaker> breakers = new ConcurrentHashMap<>();

    /** What one client does to a server must not cut off another. */
    private record Pair(ClientId client, HttpUrl entry) {}

    Breakers(BreakerProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * The breaker of a client and a server.
     *
     * @param entry base address on the allow-list; never one that a client made up, or there were no end of them
     */
    Breaker of(ClientId client, HttpUrl entry) {
        return breakers.computeIfAbsent(new Pair(client, entry), this::watched);
    }

    /** Whether each that was used is open, by client and server. */
    Map<String, Boolean> open() {
        Map<String, Boolean> open = new TreeMap<>();
        breakers.forEach((pair, breaker) -> open.put(pair.client().value() + " " + server(pair), breaker.isOpen()));
        return open;
    }

    private static String server(Pair pair) {
        return pair.entry().host() + ":" + pair.entry().port();
    }

    /** Host and port stand in the log and in the gauge: a path may name a patient. */
    private Breaker watched(Pair pair) {
        String server = server(pair);
        Breaker breaker = new Breaker(server, properties);
        Gauge.builder(GAUGE, breaker, one -> one.isOpen() ? 1 : 0)
                .description("1 while a FHIR server that failed repeatedly is not asked")
                .tags("client", pair.client().value(), "server", server)
                .strongReference(true)
                .register(meters);
        return breaker;
    }
}
