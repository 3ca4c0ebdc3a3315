package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each call of a client that is known leaves one line, whatever became of it. */
class AuditTest {

    private static final String NUMBER = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The records; an answer may be read before its record is written. */
    private static List<String> lines(CapturedLog log) {
        List<String> lines = List.of();
        for (int i = 0; i < 1000 && lines.isEmpty(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            lines = log.text().lines().filter(line -> line.startsWith("audit ")).toList();
        }
        return lines;
    }

    @Test
    void anAnswerIsTold() {
        try (CapturedLog log = CapturedLog.start()) {
            ProtocolServer.Reply reply = server.callAs("https://ehr.example/app", HookCall.full());

            assertThat(lines(log)).singleElement().satisfies(line -> assertThat(line)
                    .matches("audit door=service client=https://ehr\\.example/app tenant= service=small-patient-view"
                            + " hook=patient-view hookInstance=d1577c69-dfbe-44ad-ba6d-3e05e953b2ea status=200"
                            + " outcome=answered durationMs=\\d+ cards=5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11 rules="
                            + " number=" + NUMBER)
                    .endsWith(reply.header("X-Correlation-Id")));
            assertThat(log.of(reply.header("X-Correlation-Id"))).containsAll(lines(log));
        }
    }

    @Test
    void aRefusalIsToldWithItsKindAndNothingThatTheCallerWrote() {
        try (CapturedLog log = CapturedLog.start()) {
            server.callAs(
                    "ehr-1",
                    HookCall.full().set("/hookInstance", "\"Nancy Andersen\"").without("conditions"));

            assertThat(lines(log)).singleElement().satisfies(line -> assertThat(line)
                    .contains(" hookInstance= status=412 outcome=data-unobtainable ", " cards= ")
                    .doesNotContain("Nancy", "p1", "Practitioner"));
        }
    }

    @Test
    void aFaultIsToldWithoutItsMessage() {
        try (CapturedLog log = CapturedLog.start()) {
            server.call(HookCall.full().set("/context/encounterId", "\"fault\""));

            assertThat(lines(log)).singleElement().satisfies(line -> assertThat(line)
                    .contains(" client=anonymous ", " status=500 outcome=unforeseen ")
                    .doesNotContain("Nancy"));
        }
    }

    @Test
    void feedbackIsTold() {
        try (CapturedLog log = CapturedLog.start()) {
            server.post("/cds-services/small-patient-view/feedback", """
                    {"card": "5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11", "outcome": "overridden",
                     "outcomeTimestamp": "2026-11-22T09:00:00Z"}""", "Content-Type", "application/json");

            assertThat(lines(log)).singleElement().satisfies(line -> assertThat(line)
                    .contains("door=feedback client=anonymous ", " service=small-patient-view ", " status=200 "));
        }
    }

    @Test
    void whoIsNotKnownLeavesNone() {
        try (ProtocolServer closed = ProtocolServer.start("bonewise.access=closed");
                CapturedLog log = CapturedLog.start()) {
            assertThat(closed.call(HookCall.full()).status()).isEqualTo(401);
            assertThat(closed.send("GET", "/cds-services").status()).isEqualTo(200);
            // The record of a call that leaves one, and that comes after them.
            server.callAs("ehr-1", HookCall.full());

            assertThat(lines(log)).singleElement().asString().contains("client=ehr-1 ");
        }
    }
}
