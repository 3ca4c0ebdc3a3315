package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that take their time. */
class SlowClientTest {

    private static final String JSON = "Content-Type: application/json";

    /** What comes before the name of the file, which ends with a zero. */
    private static final String GZIP_WITH_NAME = "\u001f\u008b\b\b\0\0\0\0\0\u00ff";

    @Test
    void aBodyThatDripsIsCutOff() {
        try (ProtocolServer server = ProtocolServer.start("bonewise.limits.body-time=300ms");
                RawCall call = RawCall.open(server.port())) {
            String answer =
                    call.head(JSON, "Content-Length: 1000000").send("{").drip().answerToTheEnd();

            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .contains("\"code\":\"timeout\"")
                    .contains("The body did not come in time.");
        }
    }

    @Test
    void aCompressedBodyThatDripsIsCutOffToo() {
        try (ProtocolServer server = ProtocolServer.start(
                        "bonewise.limits.body-time=300ms", "server.tomcat.connection-timeout=300ms");
                RawCall call = RawCall.open(server.port())) {
            assertThat(call.head(JSON, "Content-Encoding: gzip", "Content-Length: 1000000")
                            .answerToTheEnd())
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    /** Nothing is inflated yet while a header goes on and on. */
    @Test
    void aGzipHeaderThatDripsIsCutOff() {
        try (ProtocolServer server = ProtocolServer.start("bonewise.limits.body-time=300ms");
                RawCall call = RawCall.open(server.port())) {
            assertThat(call.head(JSON, "Content-Encoding: gzip", "Content-Length: 1000000")
                            .send(GZIP_WITH_NAME)
                            .drip()
                            .answerToTheEnd())
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aGzipHeaderThatIsTooLongIs413() {
        try (ProtocolServer server = ProtocolServer.start("bonewise.max-request-size=10KB");
                RawCall call = RawCall.open(server.port())) {
            assertThat(call.head(JSON, "Content-Encoding: gzip", "Transfer-Encoding: chunked")
                            .send("8000\r\n" + GZIP_WITH_NAME + "a".repeat(0x8000 - GZIP_WITH_NAME.length()))
                            .answerToTheEnd())
                    .startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void manyWhoAreRefusedAndFallSilentLeaveThreadsToOthers() {
        List<RawCall> silent = new ArrayList<>();
        try (ProtocolServer server = ProtocolServer.start(
                "bonewise.access=closed", "server.tomcat.threads.max=10", "server.tomcat.connection-timeout=5m")) {
            for (int i = 0; i < 40; i++) {
                silent.add(RawCall.open(server.port())
                        .head(JSON, "Content-Length: 1000000")
                        .send("{"));
            }

            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThat(server.probe("livez"))
                    .isEqualTo("200 UP"));
        } finally {
            silent.forEach(RawCall::close);
        }
    }

    @Test
    void aClientThatFallsSilentIsCutOff() {
        try (ProtocolServer server = ProtocolServer.start("server.tomcat.connection-timeout=300ms");
                RawCall call = RawCall.open(server.port())) {
            assertThat(call.head(JSON, "Content-Length: 1000000").send("{").answerToTheEnd())
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void whoIsRefusedAndGoesOnDrippingIsCutOff() {
        try (ProtocolServer server = ProtocolServer.start("bonewise.access=closed", "bonewise.limits.body-time=300ms");
                RawCall call = RawCall.open(server.port())) {
            assertThat(call.head(JSON, "Content-Length: 1000000").drip().answerToTheEnd())
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void bodiesThatDripHoldNoTurn() {
        List<RawCall> slow = new ArrayList<>();
        try (ProtocolServer server = ProtocolServer.start("bonewise.limits.body-time=2m")) {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors() + 2; i++) {
                slow.add(RawCall.open(server.port())
                        .head(JSON, "Content-Length: 1000000", "X-Test-Client: slow")
                        .send("{")
                        .drip());
            }

            assertThat(server.call(HookCall.full()).status()).isEqualTo(200);
        } finally {
            slow.forEach(RawCall::close);
        }
    }
}
