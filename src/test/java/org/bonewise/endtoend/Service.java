package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bonewise.BonewiseApplication;
import org.bonewise.cdshooks.ResponseSchema;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with its sandbox EHR on a free port of the loopback interface, at a moment that never changes. */
public final class Service {

    /** The moment at which every call is judged. */
    public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    /** Where readers of cards reach the service, as it is told: its port differs from run to run. */
    public static final String PUBLIC = "https://cds.hospital.example";

    private static final Supplier<Service> SHARED = lazily();

    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private final String managementPort;

    private Service(int port, String managementPort) {
        this.port = port;
        this.managementPort = managementPort;
    }

    /** The one service of a test run, started when first asked for; it holds no state between calls. */
    public static Service shared() {
        return SHARED.get();
    }

    /**
     * Starts the application.
     *
     * @param allowedServers FHIR servers that the service may read, besides the sandbox
     */
    static Service start(String... allowedServers) {
        return start(List.of(allowedServers), List.of());
    }

    /**
     * Starts the application as a hospital sets it.
     *
     * @param settings each {@code key=value}
     */
    static Service with(String... settings) {
        return start(List.of(), List.of(settings));
    }

    /**
     * Starts the application at another moment, in another zone.
     *
     * @param settings each {@code key=value}
     */
    public static Service at(Clock clock, String... settings) {
        return start(clock, List.of(), List.of(settings));
    }

    /**
     * Starts the application at another moment, with something of a test's own in it.
     *
     * @param settings each {@code key=value}
     */
    static Service at(Clock clock, ApplicationContextInitializer<GenericApplicationContext> own, String... settings) {
        return start(clock, own, List.of(), List.of(settings));
    }

    private static Service start(List<String> allowedServers, List<String> settings) {
        return start(Clock.fixed(NOW, ZoneOffset.UTC), allowedServers, settings);
    }

    private static Service start(Clock clock, List<String> allowedServers, List<String> settings) {
        return start(clock, context -> {}, allowedServers, settings);
    }

    /**
     * Starts the application with something of a test's own in it.
     *
     * @param settings each {@code key=value}
     */
    static Service with(ApplicationContextInitializer<GenericApplicationContext> own, String... settings) {
        return start(Clock.fixed(NOW, ZoneOffset.UTC), own, List.of(), List.of(settings));
    }

    private static Service start(
            Clock clock,
            ApplicationContextInitializer<GenericApplicationContext> own,
            List<String> allowedServers,
            List<String> settings) {
        int port = freePort();
        String sandbox = "http://127.0.0.1:" + port + "/sandbox/fhir";
        ConfigurableApplicationContext running = new SpringApplicationBuilder(BonewiseApplication.class)
                .profiles("demo")
                .initializers(
                        (GenericApplicationContext context) -> context.registerBean(Clock.class, () -> clock), own)
                .run(Stream.concat(
                                Stream.of(
                                        "server.port=" + port,
                                        "bonewise.fhir.deadline=30s",
                                        "bonewise.limits.rate=100000",
                                        "bonewise.public-url=" + PUBLIC,
                                        "bonewise.fhir.allowed-servers="
                                                + (settings.contains("bonewise.access=closed")
                                                        ? ""
                                                        : String.join(
                                                                ",",
                                                                Stream.concat(
                                                                                Stream.of(sandbox),
                                                                                allowedServers.stream())
                                                                        .toList()))),
                                settings.stream())
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
        return new Service(
                port,
                running.getEnvironment().getProperty("local.management.port", "none: set management.server.port=0"));
    }

    /** Address of the service, without a slash at its end. */
    public String base() {
        return "http://127.0.0.1:" + port;
    }

    /** Address of the management of a service that was given a port for it. */
    String management() {
        return "http://127.0.0.1:" + managementPort;
    }

    /** What stands at an address, whatever the status. */
    Reply read(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /** Base of the sandbox EHR. */
    String sandbox() {
        return base() + "/sandbox/fhir";
    }

    /** The cards for a call that must succeed. */
    JsonNode cards(ViewCall call) {
        Reply reply = call(call);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("cards");
    }

    /** Calls the published service; the body is checked against its schema, whatever the status. */
    Reply call(ViewCall call) {
        return post(call.json());
    }

    /** The same with a body as text. */
    Reply post(String body) {
        return post("bone-health-patient-view", body);
    }

    /** What a service answers to a call with a header. */
    Reply post(String path, String body, String header, String value) {
        return send(HttpRequest.newBuilder(URI.create(base() + path))
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(body)));
    }

    /** The cards of a service for a call that must succeed. */
    JsonNode cards(WorkCall call) {
        Reply reply = post(call.service(), call.json());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("cards");
    }

    /** Calls one of the services with a body as text. */
    Reply post(String service, String body) {
        Reply reply = send(HttpRequest.newBuilder(URI.create(base() + "/cds-services/" + service))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (reply.status() == 200) {
            ResponseSchema.assertResponse(reply.body());
        } else {
            ResponseSchema.assertError(reply.body());
        }
        return reply;
    }

    /** Tells a service what became of its cards. */
    Reply feedback(String service, String body) {
        Reply reply = send(HttpRequest.newBuilder(URI.create(base() + "/cds-services/" + service + "/feedback"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (reply.status() == 200) {
            ResponseSchema.assertFeedback(reply.body());
        } else {
            ResponseSchema.assertError(reply.body());
        }
        return reply;
    }

    /** The decision behind the answer to a call that must succeed; the body is checked against its schema. */
    public JsonNode explained(String body) {
        return explained("bone-health-patient-view", body);
    }

    /** The decision behind the answer of a service, which must succeed. */
    public JsonNode explained(String service, String body) {
        Reply reply = explain(service, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        ResponseSchema.assertExplanation(reply.body());
        return reply.json();
    }

    /** Asks for the decision behind the answer of a service. */
    Reply explain(String service, String body) {
        return send(HttpRequest.newBuilder(URI.create(base() + "/explain/" + service))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** What discovery publishes. */
    public JsonNode discovery() {
        return get(base() + "/cds-services");
    }

    /** Reads JSON from an address that must answer. */
    JsonNode get(String url) {
        Reply reply = send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer demo"));
        assertThat(reply.status()).as(url).isEqualTo(200);
        return reply.json();
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The allow-list has to name the port before the server takes one. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Supplier<Service> lazily() {
        return new Supplier<>() {
            private final Service[] started = new Service[1];

            @Override
            public synchronized Service get() {
                if (started[0] == null) {
                    started[0] = with("management.server.port=0");
                }
                return started[0];
            }
        };
    }

    /** A response. */
    record Reply(int status, String body) {

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        /** What the first issue of a refusal says. */
        String diagnostics() {
            return json().at("/issue/0/diagnostics").stringValue("");
        }
    }
}
