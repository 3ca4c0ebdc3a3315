package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A FHIR server in trouble is left alone for a while. */
class BreakerTest {

    private static final int HOUR = 3_600_000;

    private final Ehr ehr = Ehr.start();
    private ProtocolServer server;

    @BeforeEach
    void start() {
        server = ProtocolServer.start(
                "bonewise.fhir.allowed-servers=" + ehr.base(),
                "bonewise.fhir.deadline=1s",
                "bonewise.fhir.breaker.queries=4",
                "bonewise.fhir.breaker.pause=2s",
                "management.server.port=0");
    }

    @AfterEach
    void stop() {
        server.close();
        ehr.close();
    }

    /** A call that needs one query. */
    private String reason() {
        assertThat(server.call(HookCall.full().access(ehr.base()).without("appointments"))
                        .status())
                .isEqualTo(200);
        return server.lastRead().problems().isEmpty()
                ? ""
                : server.lastRead().problems().getFirst().reason();
    }

    private static Stream<ResponseDefinitionBuilder> troubles() {
        return Stream.of(
                WireMock.serverError(),
                WireMock.aResponse().withStatus(503),
                WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                Ehr.fhir(HookCall.EMPTY_BUNDLE).withFixedDelay(HOUR));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void afterRepeatedFailuresItIsNotAskedAndThatIsToldAtOnce(ResponseDefinitionBuilder trouble) {
        ehr.answers("Appointment", trouble);
        try (CapturedLog log = CapturedLog.start()) {
            reason();
            reason();
            ehr.wireMock().resetRequests();

            assertThat(reason()).matches("the FHIR server has failed repeatedly; it is asked again in [12] s");
            assertThat(ehr.requests()).isEmpty();
            assertThat(log.text())
                    .containsOnlyOnce("FHIR server 127.0.0.1:" + ehr.wireMock().port()
                            + " fails repeatedly: it is asked again every 2 s");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 429})
    void whatItRefusesDoesNotCount(int status) {
        ehr.refuses("Appointment", status);

        for (int i = 0; i < 8; i++) {
            assertThat(reason()).isEqualTo("the FHIR server answered HTTP " + status);
        }
    }

    @Test
    void oncePausedItIsAskedAgainAndWhenItAnswersAllIsWell() {
        ehr.refuses("Appointment", 500);
        reason();
        reason();
        assertThat(reason()).startsWith("the FHIR server has failed repeatedly");
        ehr.reset();

        try (CapturedLog log = CapturedLog.start()) {
            String reason = reason();
            for (int i = 0; i < 600 && !reason.isEmpty(); i++) {
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                reason = reason();
            }
            assertThat(reason).isEmpty();
            assertThat(reason()).isEmpty();
            assertThat(log.text())
                    .containsOnlyOnce("FHIR server 127.0.0.1:" + ehr.wireMock().port() + " answers again");
        }
    }

    @Test
    void theProbesDoNotLookAtIt() {
        ehr.refuses("Appointment", 500);
        reason();
        reason();
        assertThat(reason()).startsWith("the FHIR server has failed repeatedly");

        JsonNode health = server.health();
        assertThat(health.path("status").stringValue()).isEqualTo("UP");
        assertThat(health.at("/components/fhirServers/details").toString())
                .contains("\"anonymous 127.0.0.1:" + ehr.wireMock().port() + "\":\"fails, and is left alone\"")
                .contains("missing on cards");
        assertThat(server.probe("livez")).isEqualTo("200 UP");
        assertThat(server.probe("readyz")).isEqualTo("200 UP");
    }
}
