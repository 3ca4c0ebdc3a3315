package org.bonewise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StatusCodesTest {

    private static final String SERVICE = "/cds-services/small-patient-view";
    private static final String[] JSON = {"Content-Type", "application/json"};

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFullCallIsAnsweredWithCards() {
        ProtocolServer.Reply reply = server.call(HookCall.full());

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("Order a scan", reply.json().at("/cards/0/summary").stringValue());
    }

    @Test
    void embeddedResourcesAreFhirJsonObjects() {
        ProtocolServer.Reply reply = server.call(HookCall.full());

        assertEquals(
                "{\"resourceType\":\"ServiceRequest\",\"id\":\"order-1\",\"subject\":{\"reference\":\"Patient/p1\"}}",
                reply.json().at("/cards/0/suggestions/0/actions/0/resource").toString());
    }

    @Test
    void discoveryListsTheServicesThatSomethingHandles() {
        ProtocolServer.Reply reply = server.send("GET", "/cds-services");

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals(
                List.of(
                        "small-allergyintolerance-create",
                        "small-order-select",
                        "small-order-sign",
                        "small-patient-view"),
                reply.json()
                        .path("services")
                        .valueStream()
                        .map(service -> service.path("id").stringValue())
                        .toList());
        for (JsonNode service : reply.json().path("services")) {
            assertEquals(
                    "Patient/{{context.patientId}}",
                    service.at("/prefetch/patient").stringValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "Application/JSON; charset=utf-8"})
    void jsonIsTakenWithAndWithoutCharset(String mediaType) {
        assertEquals(
                200,
                server.post(SERVICE, HookCall.full().json(), "Content-Type", mediaType)
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json;charset=iso-8859-1", "nonsense"})
    void anotherMediaTypeIs415(String mediaType) {
        assertEquals(
                415,
                server.post(SERVICE, HookCall.full().json(), "Content-Type", mediaType)
                        .status());
    }

    @Test
    void noMediaTypeIs415() {
        assertEquals(415, server.post(SERVICE, HookCall.full().json()).status());
    }

    @Test
    void theAcceptHeaderDoesNotMatter() {
        ProtocolServer.Reply reply =
                server.post(SERVICE, HookCall.full().json(), "Content-Type", "application/json", "Accept", "text/html");

        assertEquals(200, reply.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{} {}",
                "{\"hook\": patient-view}",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": 1,}",
                "{\"a\": 1} // b"
            })
    void whatIsNoJsonObjectIs400(String body) {
        ProtocolServer.Reply reply = server.post(SERVICE, body, JSON);

        assertEquals(400, reply.status());
        assertEquals("application/fhir+json", reply.header("Content-Type"));
    }

    @Test
    void malformedJsonIsNotQuoted() {
        ProtocolServer.Reply reply = server.post(SERVICE, "{\"patient\": Andersen}", JSON);

        assertEquals(400, reply.status());
        assertFalse(reply.body().contains("Andersen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "hookInstance", "context", "context/patientId", "context/userId"})
    void aMissingFieldIs400AndNamed(String field) {
        ProtocolServer.Reply reply = server.call(HookCall.full().remove("/" + field));

        assertEquals(400, reply.status());
        assertEquals(field.replace('/', '.'), reply.field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "hookInstance", "context/patientId", "context/userId"})
    void aBlankFieldIs400AndNamed(String field) {
        ProtocolServer.Reply reply = server.call(HookCall.full().set("/" + field, "\" \""));

        assertEquals(400, reply.status());
        assertEquals(field.replace('/', '.'), reply.field());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /hook              | 5
                    /context           | "p1"
                    /prefetch          | []
                    /context/patientId | "p1,p2"
                    /context/patientId | "../Practitioner"
                    /context/patientId | ".."
                    /context/patientId | "."
                    """)
    void aFieldOfTheWrongShapeIs400(String path, String value) {
        ProtocolServer.Reply reply = server.call(HookCall.full().set(path, value));

        assertEquals(400, reply.status());
        assertEquals(path.substring(1).replace('/', '.'), reply.field());
    }

    @Test
    void anotherHookOfAKnownServiceIs400() {
        ProtocolServer.Reply reply = server.call(HookCall.full().set("/hook", "\"order-sign\""));

        assertEquals(400, reply.status());
        assertEquals("hook", reply.field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cds-services/none", "/cds-services/not-handled", "/cds-services/small-patient-view/more"})
    void anUnknownServiceIs404(String path) {
        assertEquals(404, server.post(path, HookCall.full().json(), JSON).status());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/cds-services/small-patient-view,POST",
        "PUT,/cds-services/small-patient-view,POST",
        "DELETE,/cds-services/small-patient-view,POST",
        "POST,/cds-services,GET"
    })
    void theWrongMethodIs405AndToldTheRightOne(String method, String path, String allowed) {
        ProtocolServer.Reply reply = server.send(method, path);

        assertEquals(405, reply.status());
        assertEquals(allowed, reply.header("Allow"));
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() {
        String call = HookCall.full().json();

        assertEquals(
                200,
                server.post(SERVICE, call + " ".repeat(5 * 1024 * 1024 - call.length()), JSON)
                        .status());
    }

    @Test
    void aBodyOverTheLimitIs413() {
        String call = HookCall.full().json();

        assertEquals(
                413,
                server.post(SERVICE, call + " ".repeat(5 * 1024 * 1024), JSON).status());
    }

    @Test
    void aBodyOverTheLimitWithoutContentLengthIs413() {
        String call = HookCall.full().json();

        assertEquals(
                413,
                server.postChunked(SERVICE, call + " ".repeat(5 * 1024 * 1024), JSON)
                        .status());
    }

    @Test
    void aBodyThatIsNestedTooDeeplyIs413() {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

        assertEquals(413, server.post(SERVICE, deep, JSON).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400000000", "1e-9000000", "1e11111111111111111111"})
    void aNumberThatNoMeasurementHasIs413(String number) {
        String body = HookCall.full().json().replaceFirst("\\{", "{\"extension\": " + number + ", ");

        assertEquals(413, server.post(SERVICE, body, JSON).status());
    }

    @Test
    void aStringThatIsTooLongIs413() {
        String body = HookCall.full().json().replace("d1577c69", "a".repeat(3 << 20));

        assertEquals(413, server.post(SERVICE, body, JSON).status());
    }

    @Test
    void essentialDataThatIsNotToBeHadIs412AndNamed() {
        ProtocolServer.Reply reply = server.call(HookCall.full().without("conditions"));

        assertEquals(412, reply.status());
        assertEquals("prefetch.conditions", reply.field());
        assertTrue(reply.diagnostics().contains("not in prefetch"), reply.diagnostics());
    }

    @Test
    void bothEssentialKeysAreNamed() {
        ProtocolServer.Reply reply = server.call(HookCall.bare());

        assertEquals(412, reply.status());
        assertEquals(
                "prefetch.patient", reply.json().at("/issue/0/expression/0").stringValue());
        assertEquals(
                "prefetch.conditions", reply.json().at("/issue/1/expression/0").stringValue());
    }

    @Test
    void aFaultIs500WithNothingButACorrelationNumberThatIsInTheLogToo() {
        try (CapturedLog log = CapturedLog.start()) {
            ProtocolServer.Reply reply = server.call(HookCall.full().set("/context/encounterId", "\"fault\""));

            assertEquals(500, reply.status());
            String number = reply.diagnostics().replaceAll(".* ", "");
            assertEquals(36, number.length());
            // The record of the call may be written before or after.
            assertEquals(
                    1,
                    log.of(number).stream()
                            .filter(line -> !line.startsWith("audit "))
                            .count());
            assertTrue(log.text().contains("ProtocolApplication"), "the log says where it happened");
            assertFalse(reply.body().contains("ProtocolApplication"));
            assertFalse((log.text() + reply.body()).contains("Andersen"));
        }
    }

    @Test
    void theLogNamesTheCallByItsUuidAndByNothingElse() {
        try (CapturedLog log = CapturedLog.start()) {
            server.call(HookCall.full());
            server.call(HookCall.full().set("/hookInstance", "\"Nancy Andersen\""));

            assertTrue(log.text().contains("call d1577c69-dfbe-44ad-ba6d-3e05e953b2ea with 1 cards"), log.text());
            assertTrue(log.text().contains("call without a UUID with 1 cards"), log.text());
            assertFalse(log.text().contains("Andersen"));
        }
    }

    @Test
    void unknownMembersAndExtensionsAreIgnoredEverywhere() {
        HookCall call = HookCall.full()
                .access("https://ehr.example.org/fhir")
                .set("/extension", "{\"org.example\": {\"a\": 1}}")
                .set("/colour", "null")
                .set("/context/extension", "{\"b\": []}")
                .set("/context/colour", "5")
                .set("/prefetch/notAsked", "{\"resourceType\": \"Nonsense\"}")
                .set("/fhirAuthorization/extension", "{}")
                .set("/fhirAuthorization/colour", "[]");

        assertEquals(200, server.call(call).status());
    }
}
