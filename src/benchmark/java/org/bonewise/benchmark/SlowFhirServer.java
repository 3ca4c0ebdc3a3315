package org.bonewise.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A FHIR server on loopback that answers the queries of one service, each after a while: the one for allergies after
 * {@link #SLOWEST}, the others after a third of that.
 */
final class SlowFhirServer implements AutoCloseable {

    /** How long the slowest query takes. */
    static final Duration SLOWEST = Duration.ofMillis(150);

    private static final String SLOW_TYPE = "AllergyIntolerance";

    private final HttpServer server;
    private final JsonNode templates;
    private final Map<String, String> prefetch;

    /**
     * Starts it.
     *
     * @param templates key to query, as the service publishes them
     * @param prefetch key to answer
     */
    SlowFhirServer(int port, JsonNode templates, Map<String, String> prefetch) throws IOException {
        this.templates = templates;
        this.prefetch = prefetch;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().toString().substring("/fhir/".length());
            pause(query.startsWith(SLOW_TYPE) ? SLOWEST : SLOWEST.dividedBy(3));
            byte[] body = answerTo(query).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String answerTo(String query) {
        String found = "";
        for (Map.Entry<String, JsonNode> template : templates.properties()) {
            String text = template.getValue().asString().replace("{{context.patientId}}", Resources.PATIENT);
            if (text.equals(query)) {
                found = prefetch.getOrDefault(template.getKey(), "");
            }
        }
        return found.isEmpty()
                ? JsonMapper.builder()
                        .build()
                        .createObjectNode()
                        .put("resourceType", "Bundle")
                        .toString()
                : found;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
