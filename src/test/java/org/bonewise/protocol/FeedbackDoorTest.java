package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feedback comes through the door of the services: the same checks and the same refusals. */
class FeedbackDoorTest {

    private static final String DOOR = "/cds-services/small-patient-view/feedback";
    private static final String ORIGIN = "https://ehr.example.org";
    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final String[] JSON = {"Content-Type", "application/json"};
    private static final int WAITING = 2 * Runtime.getRuntime().availableProcessors() + 2;

    private static final String BODY = """
            {"feedback": [{"card": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11", "outcome": "overridden",
              "outcomeTimestamp": "2026-11-22T09:00:00Z"}]}""";

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start("bonewise.max-request-size=20KB", "bonewise.cors.allowed-origins=" + ORIGIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cds-services/none/feedback",
                "/cds-services/not-handled/feedback",
                "/cds-services/feedback",
                "/cds-services/small-patient-view/feedback/more"
            })
    void anUnknownServiceIs404(String path) {
        assertThat(server.post(path, BODY, JSON).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void anotherMethodIs405AndToldTheRightOne(String method) {
        ProtocolServer.Reply reply = server.send(method, DOOR);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json;charset=iso-8859-1"})
    void anotherMediaTypeIs415(String mediaType) {
        assertThat(server.post(DOOR, BODY, "Content-Type", mediaType).status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"feedback\": [], \"feedback\": []}", "{\"feedback\": [Andersen]}"})
    void whatIsNoJsonObjectIs400(String body) {
        ProtocolServer.Reply reply = server.post(DOOR, body, JSON);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/fhir+json");
        assertThat(reply.body()).doesNotContain("Andersen");
    }

    @Test
    void tooLargeABodyIs413() {
        String body = BODY + " ".repeat(30_000);

        assertThat(server.post(DOOR, body, JSON).status()).isEqualTo(413);
        assertThat(server.postChunked(DOOR, body, JSON).status()).isEqualTo(413);
    }

    @Test
    void preflightAnswersAndRefusalsCarryTheHeaderOfTheOrigin() {
        ProtocolServer.Reply preflight =
                server.send("OPTIONS", DOOR, "Origin", ORIGIN, "Access-Control-Request-Method", "POST");

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header(ALLOWED)).isEqualTo(ORIGIN);
        assertThat(server.post(DOOR, BODY, "Content-Type", "application/json", "Origin", ORIGIN)
                        .header(ALLOWED))
                .isEqualTo(ORIGIN);
        assertThat(server.post(DOOR, "{}", "Origin", ORIGIN).header(ALLOWED)).isEqualTo(ORIGIN);
        assertThat(server.post(DOOR, BODY, "Origin", "https://other.example.org")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aClosedStartAnswersWithABare401() {
        try (ProtocolServer closed = ProtocolServer.start("bonewise.access=closed")) {
            for (String path : List.of(DOOR, "/cds-services/none/feedback")) {
                ProtocolServer.Reply reply = closed.post(path, BODY, JSON);

                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.body()).isEmpty();
            }
            assertThat(closed.feedbacks().of("small-patient-view")).isEmpty();
        }
    }

    @Test
    void callsAreAnsweredWhileFeedbackWaitsForItsStore() throws Exception {
        CountDownLatch asked = new CountDownLatch(WAITING);
        CountDownLatch kept = new CountDownLatch(1);
        server.feedbacks().first(() -> {
            asked.countDown();
            await(kept);
        });
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<ProtocolServer.Reply>> waiting = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                waiting.add(threads.submit(() -> server.post(DOOR, BODY, JSON)));
            }
            await(asked);

            assertThat(server.call(HookCall.full()).status()).isEqualTo(200);

            assertThat(waiting).noneMatch(Future::isDone);
            kept.countDown();
            for (Future<ProtocolServer.Reply> reply : waiting) {
                assertThat(reply.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
            }
        } finally {
            kept.countDown();
            server.feedbacks().first(() -> {});
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
