package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that take their time. */
class SlowClientTest {

    private static final String JSON = "Content-Type: application/json";

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
