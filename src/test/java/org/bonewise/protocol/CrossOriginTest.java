package org.bonewise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrossOriginTest {

    private static final String ORIGIN = "https://ehr.example.org";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start("bonewise.access=closed", "bonewise.cors.allowed-origins=" + ORIGIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void preflightSucceedsWithoutAuthenticationAndAllowsBothHeaders() {
        ProtocolServer.Reply reply = server.send(
                "OPTIONS",
                "/cds-services/small-patient-view",
                "Origin",
                ORIGIN,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");

        assertEquals(200, reply.status());
        assertEquals(ORIGIN, reply.header(ALLOWED));
        String headers = reply.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
        assertTrue(headers.contains("authorization") && headers.contains("content-type"), headers);
        assertTrue(reply.header("Access-Control-Allow-Methods").contains("POST"));
    }

    @Test
    void discoveryRefusalsAndMissingPagesCarryTheHeader() {
        for (ProtocolServer.Reply reply : List.of(
                server.send("GET", "/cds-services", "Origin", ORIGIN),
                server.send("GET", "/cds-services/none", "Origin", ORIGIN),
                server.post("/cds-services/small-patient-view", "{}", "Origin", ORIGIN))) {
            assertEquals(ORIGIN, reply.header(ALLOWED), "status " + reply.status());
        }
    }

    @Test
    void anAnswerWithCardsCarriesTheHeader() {
        try (ProtocolServer open = ProtocolServer.start("bonewise.cors.allowed-origins=" + ORIGIN)) {
            ProtocolServer.Reply reply = open.post(
                    "/cds-services/small-patient-view",
                    HookCall.full().json(),
                    "Content-Type",
                    "application/json",
                    "Origin",
                    ORIGIN);

            assertEquals(200, reply.status());
            assertEquals(ORIGIN, reply.header(ALLOWED));
        }
    }

    @Test
    void anotherOriginIsTurnedAwayWithoutTheHeader() {
        ProtocolServer.Reply reply = server.send("GET", "/cds-services", "Origin", "https://other.example.org");

        assertEquals(403, reply.status());
        assertEquals("", reply.header(ALLOWED));
        assertEquals("", reply.body());
    }
}
