package org.bonewise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second door has the same checks as the first, and the same refusals. */
class ExplainDoorTest {

    private static final String DOOR = "/explain/small-patient-view";
    private static final String ORIGIN = "https://ehr.example.org";
    private static final String[] JSON = {"Content-Type", "application/json"};

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
    @ValueSource(strings = {"/explain", "/explain/", "/explain/none", "/explain/small-patient-view/more"})
    void anythingElseIs404(String path) {
        assertEquals(404, server.post(path, HookCall.full().json(), JSON).status());
    }

    /** What answers here makes its cards by no decision. */
    @Test
    void aServiceThatDecidesNothingIs404() {
        assertEquals(404, server.post(DOOR, HookCall.full().json(), JSON).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void anotherMethodIs405(String method) {
        ProtocolServer.Reply reply = server.send(method, DOOR);

        assertEquals(405, reply.status());
        assertEquals("POST", reply.header("Allow"));
    }

    @Test
    void anotherMediaTypeIs415() {
        assertEquals(
                415,
                server.post(DOOR, HookCall.full().json(), "Content-Type", "text/plain")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"a\": 1, \"a\": 2}"})
    void whatIsNoJsonObjectIs400(String body) {
        ProtocolServer.Reply reply = server.post(DOOR, body, JSON);

        assertEquals(400, reply.status());
        assertEquals("application/fhir+json", reply.header("Content-Type"));
    }

    @ParameterizedTest
    @CsvSource({"hook,hook", "hookInstance,hookInstance", "context/patientId,context.patientId"})
    void aMissingFieldIs400AndNamed(String field, String named) {
        ProtocolServer.Reply reply =
                server.post(DOOR, HookCall.full().remove("/" + field).json(), JSON);

        assertEquals(400, reply.status());
        assertEquals(named, reply.field());
    }

    @Test
    void tooLargeABodyIs413() {
        String body = HookCall.full()
                .prefetch("conditions", "\"" + "x".repeat(30_000) + "\"")
                .json();

        assertEquals(413, server.post(DOOR, body, JSON).status());
        assertEquals(413, server.postChunked(DOOR, body, JSON).status());
    }

    @Test
    void preflightAndRefusalsCarryTheHeaderOfTheOrigin() {
        ProtocolServer.Reply preflight =
                server.send("OPTIONS", DOOR, "Origin", ORIGIN, "Access-Control-Request-Method", "POST");

        assertEquals(200, preflight.status());
        assertEquals(ORIGIN, preflight.header("Access-Control-Allow-Origin"));
        assertEquals(
                ORIGIN, server.post("/explain/none", "{}", "Origin", ORIGIN).header("Access-Control-Allow-Origin"));
        assertEquals(
                403,
                server.send("GET", DOOR, "Origin", "https://other.example.org").status());
    }

    @Test
    void aRefusalLogsNothingOfTheBody() {
        try (CapturedLog log = CapturedLog.start()) {
            server.post(DOOR, "{\"patient\": Andersen}", JSON);

            assertTrue(log.text().contains("A call was refused"));
            assertFalse(log.text().contains("Andersen"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DOOR, "/explain", "/explain/none", "/explain/a/b"})
    void aClosedStartAnswersEveryPostWithABare401(String path) {
        try (ProtocolServer closed = ProtocolServer.start("bonewise.access=closed")) {
            ProtocolServer.Reply reply = closed.post(path, HookCall.full().json(), JSON);

            assertEquals(401, reply.status());
            assertEquals("Bearer", reply.header("WWW-Authenticate"));
            assertEquals("", reply.body());
        }
    }
}
