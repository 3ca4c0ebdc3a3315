package org.bonewise.protocol;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call joins the trace of the EHR that made it, and so do the queries to its FHIR server. */
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

    private final Ehr ehr = Ehr.start();
    private final WireMockServer collector =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        collector.start();
        collector.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @AfterEach
    void stop() {
        collector.stop();
        ehr.close();
    }

    private ProtocolServer server(String... more) {
        return ProtocolServer.start(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("bonewise.fhir.allowed-servers=" + ehr.base()),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }

    private ProtocolServer.Reply call(ProtocolServer server, HookCall call) {
        return server.post(
                "/cds-services/small-patient-view",
                call.json(),
                "Content-Type",
                "application/json",
                "traceparent",
                PARENT,
                "baggage",
                "patient=nancy-andersen");
    }

    private List<ServeEvent> queries() {
        return ehr.wireMock().getAllServeEvents();
    }

    @Test
    void queriesCarryTheTraceAndNothingElseThatTheEhrSentAlong() {
        try (ProtocolServer server = server();
                CapturedLog log = CapturedLog.start()) {
            ProtocolServer.Reply reply =
                    call(server, HookCall.full().access(ehr.base()).without("appointments"));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(queries()).singleElement().satisfies(query -> {
                assertThat(query.getRequest().getHeader("traceparent"))
                        .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                        .doesNotContain(SPAN);
                assertThat(query.getRequest().containsHeader("baggage")).isFalse();
            });
            assertThat(log.tracesOf(reply.header("X-Correlation-Id"))).containsExactly(TRACE);
        }
        assertThat(collector.getAllServeEvents()).isEmpty();
    }

    @Test
    void withoutATraceOfTheEhrTheCallHasOneOfItsOwn() {
        try (ProtocolServer server = server()) {
            server.call(HookCall.full().access(ehr.base()).without("appointments"));

            assertThat(queries().getFirst().getRequest().getHeader("traceparent"))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
        }
    }

    @Test
    void spansGoToTheCollectorWithoutAddressTokenPatientOrMessage() {
        try (ProtocolServer server =
                server("management.opentelemetry.tracing.export.otlp.endpoint=" + collector.baseUrl() + "/v1/traces")) {
            call(server, HookCall.full().access(ehr.base()).without("appointments"));
            call(server, HookCall.full().set("/context/encounterId", "\"fault\""));
        }

        String sent = collector.getAllServeEvents().stream()
                .map(event -> new String(event.getRequest().getBody(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
        assertThat(sent)
                .contains("fhir appointments", "http post /cds-services/{id}", "answered")
                .doesNotContain("p1", "/fhir", HookCall.TOKEN, "Nancy", "nancy", "/cds-services/small");
    }
}
