package org.bonewise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HookCall withAccess() {
        return HookCall.full().access("https://ehr.example.org/fhir");
    }

    @Test
    void authorizationWithoutServerIs400() {
        ProtocolServer.Reply reply = server.call(withAccess().remove("/fhirServer"));

        assertEquals(400, reply.status());
        assertEquals("fhirServer", reply.field());
    }

    @Test
    void aServerWithoutAuthorizationIsFine() {
        assertEquals(200, server.call(withAccess().remove("/fhirAuthorization")).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /fhirAuthorization              | "token"
                    /fhirAuthorization/token_type   | "mac"
                    /fhirAuthorization/access_token | ""
                    /fhirAuthorization/access_token | "two words"
                    /fhirAuthorization/patient      | "p2"
                    /fhirServer                     | "ehr.example.org"
                    /fhirServer                     | "ftp://ehr.example.org"
                    """)
    void aBrokenAuthorizationIs400AndNamed(String path, String value) {
        ProtocolServer.Reply reply = server.call(withAccess().set(path, value));

        assertEquals(400, reply.status());
        assertEquals(path.substring(1).replace('/', '.'), reply.field());
        assertFalse(reply.body().contains("p2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope", "subject", "expires_in"})
    void aMissingMemberThatIsNotNeededIsToleratedAndLogged(String member) {
        try (CapturedLog log = CapturedLog.start()) {
            assertEquals(
                    200,
                    server.call(withAccess().remove("/fhirAuthorization/" + member))
                            .status());
            assertEquals(true, log.text().contains("without " + member));
        }
    }

    @Test
    void theContextPatientInTheAuthorizationIsFine() {
        assertEquals(
                200,
                server.call(withAccess().set("/fhirAuthorization/patient", "\"p1\""))
                        .status());
    }
}
