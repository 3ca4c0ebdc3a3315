package org.bonewise.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bonewise.cdshooks.ResponseSchema;
import org.bonewise.fhir.PatientData;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a free port of the loopback interface, and a client for it that checks every body against its schema. */
final class ProtocolServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    private ProtocolServer(ConfigurableApplicationContext context) {
        this.context = context;
        base = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /**
     * Starts it open, with the small service on offer, changed by properties such as {@code bonewise.access=closed}; one
     * without a value is left out.
     */
    static ProtocolServer start(String... properties) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "bonewise.access", "demo-open",
                "bonewise.hooks-directory", "src/test/resources/protocol-hooks",
                "bonewise.fhir.deadline", "20s",
                "bonewise.limits.rate", "100000"));
        for (String property : properties) {
            String[] parts = property.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return new ProtocolServer(new SpringApplicationBuilder(ProtocolApplication.class)
                .run(all.entrySet().stream()
                        .filter(property -> !property.getValue().isEmpty())
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new)));
    }

    int port() {
        return URI.create(base).getPort();
    }

    /** How often a counter with these tags, each {@code name=value}, was raised; waits until it was, for a while. */
    double counted(String name, String... tags) {
        List<Tag> wanted = Stream.of(tags)
                .map(tag -> Tag.of(tag.split("=", 2)[0], tag.split("=", 2)[1]))
                .toList();
        MeterRegistry meters = context.getBean(MeterRegistry.class);
        Counter counter = meters.find(name).tags(wanted).counter();
        for (int i = 0; i < 1000 && counter == null; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            counter = meters.find(name).tags(wanted).counter();
        }
        return counter == null ? 0 : counter.count();
    }

    /** What the service was given to read in the last call. */
    PatientData lastRead() {
        return context.getBean(ProtocolApplication.Reader.class).last();
    }

    /** What takes its feedback. */
    ProtocolApplication.Feedbacks feedbacks() {
        return context.getBean(ProtocolApplication.Feedbacks.class);
    }

    Reply call(HookCall call) {
        return post("/cds-services/small-patient-view", call.json(), "Content-Type", "application/json");
    }

    Reply post(String path, String body, String... headers) {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path, headers);
    }

    /** A call as made by one of several clients. */
    Reply callAs(String client, HookCall call) {
        return post(
                "/cds-services/small-patient-view",
                call.json(),
                "Content-Type",
                "application/json",
                ProtocolApplication.CLIENT,
                client);
    }

    Reply post(String path, byte[] body, String... headers) {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(body)), path, headers);
    }

    /** What a probe of the platform finds: {@code livez} or {@code readyz}. */
    String probe(String path) {
        HttpResponse<String> response = read(base + "/" + path);
        return response.statusCode() + " "
                + new JsonMapper().readTree(response.body()).path("status").stringValue("");
    }

    /** What the operator reads at the port of the management, which must have been given. */
    JsonNode health() {
        String port = context.getEnvironment().getRequiredProperty("local.management.port");
        return new JsonMapper()
                .readTree(read("http://127.0.0.1:" + port + "/actuator/health").body());
    }

    private HttpResponse<String> read(String url) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the application, not the client; {@code refusing} is told when it takes no more calls. */
    void stop(Runnable refusing) {
        context.addApplicationListener((ApplicationListener<AvailabilityChangeEvent<?>>) event -> {
            if (event.getState() == ReadinessState.REFUSING_TRAFFIC) {
                refusing.run();
            }
        });
        context.close();
    }

    /** Whether it takes calls. */
    ReadinessState readiness() {
        return context.getBean(ApplicationAvailability.class).getReadinessState();
    }

    /** Sends the body in pieces, so that there is no Content-Length. */
    Reply postChunked(String path, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(
                HttpRequest.newBuilder().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))),
                path,
                headers);
    }

    Reply send(String method, String path, String... headers) {
        return send(HttpRequest.newBuilder().method(method, BodyPublishers.noBody()), path, headers);
    }

    private Reply send(HttpRequest.Builder request, String path, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            Reply reply = new Reply(client.send(
                    request.uri(URI.create(base + path)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
            check(reply);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Reply reply) {
        if (reply.body().isEmpty()) {
            // Preflight has no body; of the refusals only those that must not tell anything.
            assertTrue(Set.of(200, 401, 403).contains(reply.status()), () -> "no body with status " + reply.status());
            return;
        }
        if (reply.status() != 200) {
            ResponseSchema.assertError(reply.body());
        } else if (reply.json().has("services")) {
            ResponseSchema.assertDiscovery(reply.body());
        } else if (reply.json().has("received")) {
            ResponseSchema.assertFeedback(reply.body());
        } else {
            ResponseSchema.assertResponse(reply.body());
        }
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    /** A response. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return new JsonMapper().readTree(body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The field that the first issue names. */
        String field() {
            return json().at("/issue/0/expression/0").stringValue("");
        }

        /** What the first issue says. */
        String diagnostics() {
            return json().at("/issue/0/diagnostics").stringValue("");
        }
    }
}
