package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says of one call is found by the number that its answer carries. */
class CorrelationTest {

    private static final String HEADER = "X-Correlation-Id";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String[] JSON = {"Content-Type", "application/json"};

    private static Ehr ehr;
    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        ehr = Ehr.start();
        server = ProtocolServer.start("bonewise.fhir.allowed-servers=" + ehr.base());
    }

    @AfterAll
    static void stop() {
        server.close();
        ehr.close();
    }

    @BeforeEach
    void reset() {
        ehr.reset();
    }

    @Test
    void anAnswerCarriesANumberOfOursAndAllLinesOfTheCallDoToo() {
        ehr.refuses("MedicationRequest", 403);
        ehr.refuses("Appointment", 500);
        HookCall call = HookCall.full()
                .access(ehr.base())
                .remove("/fhirAuthorization/subject")
                .without("medicationRequests", "appointments");
        try (CapturedLog log = CapturedLog.start()) {
            ProtocolServer.Reply reply = server.post(
                    "/cds-services/small-patient-view", call.json(), JSON[0], JSON[1], HEADER, "number-of-the-client");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header(HEADER)).matches(UUID);
            assertThat(log.of(reply.header(HEADER)))
                    .anyMatch(line -> line.contains("without subject"))
                    .contains(
                            "Service small-patient-view: medicationRequests: the FHIR server answered HTTP 403",
                            "Service small-patient-view: appointments: the FHIR server answered HTTP 500",
                            "Service small-patient-view answered call d1577c69-dfbe-44ad-ba6d-3e05e953b2ea with 1 cards");
            assertThat(log.text()).doesNotContain("number-of-the-client");
        }
    }

    @Test
    void everyCallHasANumberOfItsOwn() {
        assertThat(server.send("GET", "/cds-services").header(HEADER))
                .matches(UUID)
                .isNotEqualTo(server.send("GET", "/cds-services").header(HEADER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /cds-services/small-patient-view      |    | 405
            POST   | /cds-services/none                    | {} | 404
            POST   | /explain/none                         | {} | 404
            POST   | /explain                              | {} | 404
            POST   | /cds-services/small-patient-view      | [] | 400
            POST   | /cds-services/small-patient-view      | {} | 400
            GET    | /nope                                 |    | 404
            GET    | /cds-services/a%2fb                   |    | 400
            GET    | /cds-services/a%5cb                   |    | 400
            """)
    void aRefusalNamesTheNumberOfItsLineInTheLog(String method, String path, String body, int status) {
        try (CapturedLog log = CapturedLog.start()) {
            ProtocolServer.Reply reply = body == null ? server.send(method, path) : server.post(path, body, JSON);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header(HEADER)).matches(UUID);
            assertThat(reply.json().path("id").stringValue()).isEqualTo(reply.header(HEADER));
            assertThat(log.of(reply.header(HEADER))).anyMatch(line -> line.contains("refused"));
        }
    }

    @Test
    void aFaultIsOursAndSaysWhatToReport() {
        try (CapturedLog log = CapturedLog.start()) {
            ProtocolServer.Reply reply = server.call(HookCall.full().set("/context/encounterId", "\"fault\""));

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.diagnostics())
                    .isEqualTo("The service failed. Report this number to its operator: " + reply.header(HEADER));
            assertThat(log.of(reply.header(HEADER))).anyMatch(line -> line.startsWith("Fault: "));
        }
    }

    @Test
    void whatTheEhrDoesNotGiveIsSaidToBeOnItsSide() {
        ehr.refuses("Condition", 401);

        ProtocolServer.Reply reply =
                server.call(HookCall.full().access(ehr.base()).without("conditions"));

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.diagnostics())
                .isEqualTo(
                        "No advice is possible without conditions: the FHIR server answered HTTP 401. Send it as prefetch,"
                                + " or send fhirServer with fhirAuthorization that gives it."
                                + " The problem is on the side of the EHR or its data.");
    }

    @Test
    void a401HasTheNumberInItsHeaderAlone() {
        try (ProtocolServer closed = ProtocolServer.start("bonewise.access=closed");
                CapturedLog log = CapturedLog.start()) {
            ProtocolServer.Reply reply = closed.call(HookCall.full());

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).isEmpty();
            assertThat(log.of(reply.header(HEADER)))
                    .isEqualTo(List.of("Call refused (401): no token; clients are registered under bonewise.clients"));
        }
    }
}
