package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bonewise.fhir.DataProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What FHIR servers send takes memory too, of which the calls in hand have so much together; what has no room is a gap. */
class AnswersInHandTest {

    private static final String NO_ROOM = "the service has no memory left for it";

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final WaitingEhr ehr = WaitingEhr.start();

    @AfterEach
    void end() {
        ehr.close();
        callers.shutdownNow();
    }

    private ProtocolServer server() {
        return ProtocolServer.start(
                "bonewise.limits.answers=450KB",
                "bonewise.fhir.allowed-servers=" + ehr.base(),
                "bonewise.fhir.deadline=60s");
    }

    /** An empty list in JSON of so many values, each of which counts some 100 bytes in memory. */
    private static String list(int values) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"total\": 0, \"x\": ["
                + "1,".repeat(values - 1) + "1]}";
    }

    private HookCall call(String... keysToFetch) {
        return HookCall.full().access(ehr.base()).without(keysToFetch);
    }

    private static List<String> gaps(ProtocolServer server, String client, HookCall call) {
        ProtocolServer.Reply reply = server.callAs(client, call);
        assertThat(reply.status()).isEqualTo(200);
        return server.lastRead().problems().stream().map(DataProblem::reason).toList();
    }

    @Test
    void anAnswerThatHasNoRoomIsAGapAndOneThatHasIsReadAnyNumberOfTimes() {
        ehr.atOnce("MedicationRequest", list(2500)).atOnce("Appointment", list(1500));
        try (ProtocolServer server = server()) {
            assertThat(gaps(server, "one", call("medicationRequests"))).containsExactly(NO_ROOM);
            for (int i = 0; i < 5; i++) {
                assertThat(gaps(server, "one", call("appointments"))).isEmpty();
            }
        }
    }

    @Test
    void whereTheConditionsHaveNoRoomTheCallMayBeSentAgain() {
        ehr.atOnce("Condition", list(2500));
        try (ProtocolServer server = server()) {
            ProtocolServer.Reply reply = server.callAs("one", call("conditions"));
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.response().headers().firstValue("Retry-After")).contains("2");
            assertThat(reply.json().at("/issue/0/diagnostics").asString())
                    .startsWith("No advice is possible without conditions: " + NO_ROOM
                            + ". Send it as prefetch, or send fhirServer")
                    .contains("Try again in 2 s");
            assertThat(reply.json().at("/issue/0/expression/0").asString()).isEqualTo("prefetch.conditions");
        }
    }

    @Test
    void whileOneCallHoldsItsAnswersThereIsLessForTheNextOfThatClient() throws Exception {
        ehr.atOnce("MedicationRequest", list(1400));
        HookCall brief = call("medicationRequests");
        try (ProtocolServer server = server()) {
            Future<ProtocolServer.Reply> waiting =
                    callers.submit(() -> server.callAs("one", call("medicationRequests", "conditions")));
            ehr.awaitQueries(1);

            // Nothing outside tells when the answer that came at once is read.
            List<String> meanwhile = List.of();
            for (int i = 0; i < 1000 && meanwhile.isEmpty(); i++) {
                meanwhile = gaps(server, "one", brief);
            }
            assertThat(meanwhile).containsExactly(NO_ROOM);
            assertThat(gaps(server, "other", brief)).isEmpty();

            ehr.answer();
            assertThat(waiting.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
            assertThat(gaps(server, "one", brief)).isEmpty();
        }
    }
}
