package org.bonewise;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.HookJson;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.HookService;
import org.bonewise.cdshooks.Room;
import org.bonewise.cdshooks.ServiceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import tools.jackson.databind.JsonNode;

/**
 * Judges made-up patients a few times before the port opens: the first call loads thousands of classes and would take twenty
 * times as long as the others. Nothing leaves the process, and whatever goes wrong does not stop the start.
 */
final class WarmUp implements SmartInitializingSingleton {

    /** The moment at which the made-up records are judged: their dates are fixed. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T09:00:00Z"), ZoneOffset.UTC);

    /** After these the time of a call falls no further in steps that a user would notice. */
    private static final int ROUNDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String RECORDS = "warm-up.json";

    private final HookService service;
    private final Consumer<List<Card>> writer;

    /**
     * Makes a warm-up.
     *
     * @param service answers as the real one does, but at {@link #CLOCK}
     * @param writer turns cards into JSON as for a response
     */
    WarmUp(HookService service, Consumer<List<Card>> writer) {
        this.service = service;
        this.writer = writer;
    }

    /** Runs when everything is wired and before the server opens its port. */
    @Override
    public void afterSingletonsInstantiated() {
        long start = System.nanoTime();
        try {
            List<HookRequest> requests = requests();
            for (int round = 0; round < ROUNDS; round++) {
                requests.forEach(request -> writer.accept(service.answer(request)));
            }
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            LOG.info("Warmed up with made-up patients in {} ms", millis);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Not warmed up, so the first calls will be slow", e);
        }
    }

    /** What answers here. */
    HookService service() {
        return service;
    }

    private static List<HookRequest> requests() throws IOException {
        try (InputStream in = Objects.requireNonNull(WarmUp.class.getResourceAsStream(RECORDS))) {
            return HookJson.read(in.readAllBytes())
                    .valueStream()
                    .map(WarmUp::request)
                    .toList();
        }
    }

    /** A record is context and prefetch; a key of prefetch is its own template. */
    private static HookRequest request(JsonNode made) {
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        Map<String, String> templates = new LinkedHashMap<>();
        made.path("prefetch").properties().forEach(entry -> {
            prefetch.put(entry.getKey(), entry.getValue());
            templates.put(entry.getKey(), entry.getKey());
        });
        ServiceDefinition service = new ServiceDefinition("patient-view", null, "warm-up", "warm-up", templates, null);
        return new HookRequest(
                service,
                service.hook(),
                "warm-up",
                made.path("context"),
                prefetch,
                null,
                ClientId.ANONYMOUS,
                "",
                Room.unlimited());
    }
}
