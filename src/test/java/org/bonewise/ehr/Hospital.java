package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.endtoend.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three processes on the loopback interface: the EHR; the service {@code plain} as the product starts it, with nothing but
 * settings and the clock of the machine; and the service {@code dated}, whose clock goes from {@link Service#NOW}, since the
 * answers that are written down are of that day.
 */
final class Hospital implements AutoCloseable {

    /** By how long the start of a process may be waited for; how long it takes is not what is tested. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final JsonMapper JSON = new JsonMapper();

    /** Names that lead to this machine: one that may, one that may not, and those of an attacker. */
    private static final List<String> NAMES = List.of(
            "localhost",
            "fhir.hospital.example",
            "fhir.hospital.example.",
            "public.hospital.example",
            "evil.example",
            "fhir.hospital.example.evil.example",
            "metadata.internal");

    /** An attacker's client may name any host in its header. */
    private static final String HOST = "-Djdk.httpclient.allowRestrictedHeaders=host";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Child ehr;
    private final int ehrPort;
    private final Map<String, Integer> ports = Map.of("plain", freePort(), "dated", freePort());
    private final List<Child> services = new ArrayList<>();

    Hospital() {
        Duration ahead =
                Duration.ofSeconds(Duration.between(Instant.now(), Service.NOW).toSeconds());
        String classPath = Child.ownClassPath();
        ehr = Child.start("ehr", EhrProcess.class.getName(), classPath, List.of(HOST), List.of(targets(ahead)));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        JsonNode said = JSON.readTree(ehr.announced());
        ehrPort = said.path("port").intValue();
        int trap = said.path("trap").intValue();
        String product = Child.productClassPath();
        List<String> names = List.of("-Djdk.net.hosts.file=" + hosts());
        List<String> dated = new ArrayList<>(List.of(ahead.toString()));
        dated.addAll(settings("dated", trap));
        // As the demo, which wrote the answers: the sample patients are marked as test patients, and the pages are
        // open.
        dated.addAll(List.of("--bonewise.test-patients=speak", "--bonewise.pages=open"));
        services.add(Child.start("plain", "org.bonewise.BonewiseApplication", product, names, settings("plain", trap)));
        services.add(Child.start("dated", ServiceProcess.class.getName(), classPath, names, dated));
        awaitStart();
    }

    private String targets(Duration ahead) {
        return JSON.writeValueAsString(Map.of(
                "plain", Map.of("base", base("plain"), "ahead", 0),
                "dated", Map.of("base", base("dated"), "ahead", ahead.toSeconds())));
    }

    /** What a hospital sets, as the page of the settings tells. */
    private List<String> settings(String name, int trap) {
        return Stream.of(
                        "server.address=127.0.0.1",
                        "server.port=" + ports.get(name),
                        "management.server.port=-1",
                        "bonewise.public-url=" + base(name),
                        "bonewise.fhir.deadline=30s",
                        "spring.datasource.url=jdbc:h2:mem:hospital",
                        // The examples are called again and again.
                        "bonewise.quiet.memory=off",
                        "bonewise.clients[0].id=first",
                        "bonewise.clients[0].iss=https://ehr.example.org/first",
                        "bonewise.clients[0].jku=http://127.0.0.1:" + ehrPort + "/keys/first/jwks.json",
                        "bonewise.clients[0].tenants=ward-a",
                        "bonewise.clients[0].subject=bonewise-at-first",
                        "bonewise.clients[0].origins=https://app.first.example",
                        "bonewise.clients[0].fhir-servers[0].base=http://127.0.0.1:" + ehrPort + "/fhir",
                        "bonewise.clients[0].fhir-servers[1].base=http://fhir.hospital.example:" + ehrPort + "/fhir",
                        "bonewise.clients[0].fhir-servers[1].private-network=true",
                        "bonewise.clients[0].fhir-servers[2].base=http://public.hospital.example:" + trap + "/fhir",
                        "bonewise.clients[1].id=second",
                        "bonewise.clients[1].iss=https://ehr.example.org/second",
                        "bonewise.clients[1].jku=http://127.0.0.1:" + trap + "/keys/second/jwks.json",
                        "bonewise.clients[1].fhir-servers[0].base=http://127.0.0.1:" + trap + "/fhir",
                        "bonewise.clients[2].id=rotating",
                        "bonewise.clients[2].iss=https://ehr.example.org/rotating",
                        "bonewise.clients[2].jku=http://127.0.0.1:" + ehrPort + "/keys/rotating/jwks.json")
                .map(setting -> "--" + setting)
                .toList();
    }

    /** With such a file the virtual machine asks no name server. */
    private static Path hosts() {
        String lines = NAMES.stream().map(name -> "127.0.0.1 " + name + "\n").collect(Collectors.joining());
        try {
            return Files.writeString(
                            Files.createDirectories(Path.of("target/ehr")).resolve("hosts"), lines)
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitStart() {
        Instant end = Instant.now().plus(PATIENCE);
        for (String name : ports.keySet()) {
            while (!answers(base(name) + "/cds-services")) {
                assertThat(services).as("those that were started").allMatch(Child::isAlive);
                assertThat(Instant.now()).as("start of " + name).isBefore(end);
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private boolean answers(String url) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Address of a service, without a slash at its end. */
    String base(String name) {
        return "http://127.0.0.1:" + ports.get(name);
    }

    /** Has the EHR make a call; tells what came of it. */
    JsonNode call(Call call) {
        return control("call", call.json());
    }

    /** Publishes these keys of a client instead of those before. */
    void publish(String client, String... kids) {
        control("publish", JSON.writeValueAsString(Map.of("client", client, "kids", kids)));
    }

    /** How often the keys of a client were fetched. */
    int fetches(String client) {
        return control("fetches", JSON.writeValueAsString(Map.of("client", client)))
                .path("count")
                .intValue();
    }

    /** All tokens that the EHR sent to anybody. */
    List<String> secrets() {
        return control("secrets", "{}").valueStream().map(JsonNode::stringValue).toList();
    }

    /** All that the services said so far. */
    List<String> logs() {
        return services.stream().map(Child::said).toList();
    }

    private JsonNode control(String verb, String json) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ehrPort + "/control/" + verb))
                            .POST(BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        services.forEach(Child::close);
        ehr.close();
    }
}
