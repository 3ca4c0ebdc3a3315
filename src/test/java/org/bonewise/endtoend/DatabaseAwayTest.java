package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The database ends while the service runs. */
class DatabaseAwayTest {

    private static int status(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void callsAreAnsweredFeedbackAndReportsAreRefusedAndTheProbesSayNothing() throws IOException, InterruptedException {
        String feedback = """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-22T09:00:00Z"}]}""".formatted(UUID.randomUUID());
        int management = Service.freePort();
        Service service;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            service = Service.with(
                    "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "management.server.port=" + management);
            assertThat(service.feedback(EhrToken.SERVICE, feedback).status()).isEqualTo(200);
        }

        assertThat(service.cards(Examples.request("breast-clearance-22"))).isNotEmpty();
        Service.Reply refused = service.feedback(EhrToken.SERVICE, feedback);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.diagnostics()).startsWith("Feedback cannot be kept at the moment: send the same again.");
        String report = service.base() + "/reports/feedback";
        Service.Reply page = service.read(report);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body())
                .contains("<h1>No quality report</h1>", "the database does not answer, or needs too long")
                .doesNotContain("Exception", "\tat ");
        Service.Reply json = service.read(report + "?format=json");
        assertThat(json.status()).isEqualTo(503);
        assertThat(json.diagnostics()).startsWith("The report cannot be made at the moment: the database");
        assertThat(status(service.base() + "/livez")).isEqualTo(200);
        assertThat(status(service.base() + "/readyz")).isEqualTo(200);
        Service.Reply health = service.read("http://127.0.0.1:" + management + "/actuator/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().path("status").stringValue()).isEqualTo("DOWN");
        assertThat(health.json().at("/components/db/status").stringValue()).isEqualTo("DOWN");
        for (String other : List.of("livenessState", "readinessState", "content", "fhirServers", "clientKeys")) {
            assertThat(health.json().at("/components/" + other + "/status").stringValue(""))
                    .as(other)
                    .isEqualTo("UP");
        }
    }
}
