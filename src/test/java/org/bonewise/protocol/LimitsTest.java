package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one client may have in hand, and all together; nobody reaches a limit at another's cost. */
class LimitsTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final WaitingEhr ehr = WaitingEhr.start();

    @AfterEach
    void end() {
        ehr.close();
        callers.shutdownNow();
    }

    private ProtocolServer server(String... limits) {
        List<String> settings = new ArrayList<>(List.of(limits));
        settings.add("bonewise.fhir.allowed-servers=" + ehr.base());
        settings.add("bonewise.fhir.deadline=60s");
        return ProtocolServer.start(settings.toArray(String[]::new));
    }

    private List<Future<ProtocolServer.Reply>> waiting(ProtocolServer server, String client, HookCall call, int count) {
        List<Future<ProtocolServer.Reply>> replies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            replies.add(callers.submit(() -> server.callAs(client, call)));
            ehr.awaitQueries(1);
        }
        return replies;
    }

    private void assertAnswered(List<Future<ProtocolServer.Reply>> waiting) throws Exception {
        ehr.answer();
        for (Future<ProtocolServer.Reply> reply : waiting) {
            assertThat(reply.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"/cds-services/small-patient-view", "/explain/small-patient-view"})
    void whoCallsTooOftenIsToldWhenToTryAgain(String door) {
        try (ProtocolServer server = server("bonewise.limits.rate=1")) {
            ProtocolServer.Reply reply = server.post(door, "{}", "Content-Type", "application/json");
            for (int i = 0; i < 100 && reply.status() != 429; i++) {
                reply = server.post(door, "{}", "Content-Type", "application/json");
            }

            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("Retry-After")).isEqualTo("1");
            assertThat(reply.json().at("/issue/0/code").stringValue()).isEqualTo("throttled");
            assertThat(reply.diagnostics())
                    .startsWith("This client makes more calls in a second than it may. Try again in 1 s;")
                    .endsWith(reply.header("X-Correlation-Id"));
            assertThat(server.callAs("other", HookCall.full()).status()).isEqualTo(200);
        }
    }

    @Test
    void whoHasTooManyCallsInHandWaitsForThem() throws Exception {
        try (ProtocolServer server = server("bonewise.limits.concurrency=2")) {
            List<Future<ProtocolServer.Reply>> waiting = waiting(server, "one", ehr.call(), 2);

            ProtocolServer.Reply third = server.callAs("one", HookCall.full());
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("Retry-After")).isEqualTo("1");
            assertThat(third.diagnostics()).startsWith("This client has more calls in hand at once than it may.");
            assertThat(server.callAs("other", HookCall.full()).status()).isEqualTo(200);

            assertAnswered(waiting);
            assertThat(server.callAs("one", HookCall.full()).status()).isEqualTo(200);
        }
    }

    @Test
    void callsInHandAreSharedAndEachClientLeavesSomeToOthers() throws Exception {
        try (ProtocolServer server = server("bonewise.limits.calls=4")) {
            List<Future<ProtocolServer.Reply>> waiting = waiting(server, "one", ehr.call(), 2);

            ProtocolServer.Reply third = server.callAs("one", HookCall.full());
            assertThat(third.status()).isEqualTo(503);
            assertThat(third.header("Retry-After")).isEqualTo("2");
            assertThat(third.json().at("/issue/0/code").stringValue()).isEqualTo("transient");
            assertThat(third.diagnostics())
                    .startsWith("The service has more calls in hand than it can answer soon. Try again in 2 s;");
            assertThat(server.callAs("other", HookCall.full()).status()).isEqualTo(200);
            assertThat(server.send("GET", "/cds-services").status()).isEqualTo(200);

            assertAnswered(waiting);
            assertThat(server.callAs("one", HookCall.full()).status()).isEqualTo(200);
        }
    }

    @Test
    void bodiesInHandAreSharedAndOneThatHasNoRoomIsNotRead() throws Exception {
        HookCall large = ehr.call().set("/padding", "\"" + "x".repeat(30_000) + ",".repeat(200) + "\"");
        try (ProtocolServer server = server("bonewise.limits.bodies=900KB", "bonewise.max-request-size=32KB")) {
            List<Future<ProtocolServer.Reply>> waiting = waiting(server, "one", large, 5);

            RawCall unread = RawCall.open(server.port())
                    .head("X-Test-Client: one", "Content-Type: application/json", "Content-Length: 31000");
            assertThat(unread.answerSoFar()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 2");
            unread.close();
            ProtocolServer.Reply chunked = server.postChunked(
                    "/cds-services/small-patient-view",
                    large.json(),
                    "Content-Type",
                    "application/json",
                    ProtocolApplication.CLIENT,
                    "one");
            assertThat(chunked.status()).isEqualTo(503);
            assertThat(chunked.diagnostics()).startsWith("The service has too many large bodies in hand");
            waiting.addAll(waiting(server, "other", large, 1));

            assertAnswered(waiting);
            assertThat(server.callAs("one", large).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"{}", "[]", "0"})
    void aTreeInHandCountsAsWhatItTakesAndNotAsItsText(String value) throws Exception {
        int each = value.length() == 1 ? 2 : 1;
        String many = "[" + (value + ",").repeat(1000 * each) + value + "]";
        try (ProtocolServer server = server("bonewise.limits.bodies=900KB", "bonewise.max-request-size=32KB")) {
            List<Future<ProtocolServer.Reply>> waiting =
                    waiting(server, "one", ehr.call().set("/prefetch/zz", many), 2);

            ProtocolServer.Reply second = server.callAs("one", HookCall.full().set("/prefetch/zz", many));
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.header("Retry-After")).isEqualTo("2");
            assertThat(second.diagnostics()).startsWith("The service has too many large bodies in hand");
            HookCall asLong = HookCall.full().set("/padding", "\"" + "x".repeat(many.length()) + "\"");
            assertThat(server.callAs("one", asLong).status()).isEqualTo(200);
            assertThat(server.callAs("other", HookCall.full()).status()).isEqualTo(200);

            assertAnswered(waiting);
            assertThat(server.callAs("one", HookCall.full().set("/prefetch/zz", many))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFaultGivesEverythingBack() {
        try (ProtocolServer server = server("bonewise.limits.concurrency=1", "bonewise.limits.calls=2")) {
            HookCall fault = HookCall.full().set("/context/encounterId", "\"fault\"");

            assertThat(server.callAs("one", fault).status()).isEqualTo(500);
            assertThat(server.callAs("one", HookCall.full().remove("/hook")).status())
                    .isEqualTo(400);
            assertThat(server.callAs("one", HookCall.full()).status()).isEqualTo(200);
        }
    }
}
