package org.bonewise.ehr;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The EHR: a FHIR server, the published keys of its clients, a trap that nobody should call, and an address under which the
 * test has it make calls. The first line in JSON that it prints names its ports.
 */
final class EhrProcess {

    private static final JsonMapper JSON = new JsonMapper();

    private final KeyRing keys = new KeyRing();
    private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();
    private final FhirContext fhir = FhirContext.forR4();
    private final Visits visits = new Visits();
    private final Records records = new Records(fhir, visits);
    private @Nullable Ehr ehr;

    private EhrProcess() {}

    /**
     * Starts it.
     *
     * @param arguments the services that it calls, as JSON
     */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        PrintStream out = System.out;
        out.println(new EhrProcess().start((ObjectNode) JSON.readTree(arguments[0])));
    }

    private ObjectNode start(ObjectNode targets) throws IOException, LifecycleException {
        keys.publish("first", List.of("ec-1", "rsa-1"));
        // Whoever asks the trap gets keys with the names of those of the first client, and the second client's own.
        String bait = keys.setOf("stranger", List.of("ec-1", "rsa-1", "ec-7"));
        JsonNode second = JSON.readTree(keys.setOf("second", List.of("ec-2")));
        ObjectNode all = (ObjectNode) JSON.readTree(bait);
        all.withArray("keys").addAll(second.path("keys").valueStream().toList());
        Trap trap = new Trap(all.toString());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("ehr").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setMaxPostSize(-1);
        Context context = tomcat.addContext("", null);
        add(context, "fhir", "/fhir/*", new RecordServer(fhir, visits));
        add(context, "keys", "/keys/*", served(this::published));
        add(context, "control", "/control/*", served(this::control));
        add(context, "strays", "/", served((request, _) -> {
            records.stray();
            return "{}";
        }));
        tomcat.start();
        int port = tomcat.getConnector().getLocalPort();
        targets.forEach(
                target -> ((ObjectNode) target).put("jku", "http://127.0.0.1:" + port + "/keys/first/jwks.json"));
        ehr = new Ehr(targets, keys, records, trap, port);
        return JSON.createObjectNode().put("port", port).put("trap", trap.port());
    }

    private static void add(Context context, String name, String path, Servlet servlet) {
        Tomcat.addServlet(context, name, servlet);
        context.addServletMappingDecoded(path, name);
    }

    private String published(HttpServletRequest request, HttpServletResponse response) {
        String client = request.getPathInfo().split("/", -1)[1];
        fetches.computeIfAbsent(client, _ -> new AtomicInteger()).incrementAndGet();
        String set = keys.published(client);
        if (set == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
        return String.valueOf(set);
    }

    private String control(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode asked = JSON.readTree(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return switch (request.getPathInfo()) {
            case "/call" -> Objects.requireNonNull(ehr).call(asked).toString();
            case "/publish" -> {
                keys.publish(
                        asked.path("client").stringValue(),
                        asked.path("kids")
                                .valueStream()
                                .map(JsonNode::stringValue)
                                .toList());
                yield "{}";
            }
            case "/fetches" ->
                JSON.createObjectNode()
                        .put(
                                "count",
                                fetches.getOrDefault(asked.path("client").stringValue(), new AtomicInteger())
                                        .get())
                        .toString();
            case "/secrets" ->
                JSON.writeValueAsString(Objects.requireNonNull(ehr).secrets());
            default -> {
                records.stray();
                throw new IllegalArgumentException(request.getPathInfo());
            }
        };
    }

    /** Answers a request. */
    private interface Answer {
        String to(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private static Servlet served(Answer answer) {
        return new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType("application/json");
                response.getOutputStream().write(answer.to(request, response).getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
