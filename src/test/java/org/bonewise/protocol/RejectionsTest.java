package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each refusal is counted by what kind it is and whose, whoever in the service made it. */
class RejectionsTest {

    private static final String COUNTER = "bonewise.rejections";

    private static ProtocolServer open;
    private static ProtocolServer closed;

    @BeforeAll
    static void start() {
        open = ProtocolServer.start(
                "bonewise.max-request-size=2000B", "bonewise.cors.allowed-origins=https://ehr.example");
        closed = ProtocolServer.start("bonewise.access=closed");
    }

    @AfterAll
    static void stop() {
        open.close();
        closed.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/cds-services/small-patient-view, application/json, '{}',  400, breaks-protocol",
        "/cds-services/small-patient-view, text/plain,       '{}',  415, wrong-media-type",
        "/cds-services/a-name-of-the-caller, application/json, '{}', 404, unknown-service",
        "/explain/a-name-of-the-caller,    application/json, '{}',  404, unknown-service"
    })
    void byTheClientThatCalled(String path, String type, String body, int status, String kind) {
        String client = "client-of-" + status + (path.startsWith("/explain") ? "-explained" : "");
        assertThat(open.post(path, body, "Content-Type", type, ProtocolApplication.CLIENT, client)
                        .status())
                .isEqualTo(status);

        assertThat(open.counted(COUNTER, "status=" + status, "kind=" + kind, "client=" + client))
                .isEqualTo(1);
    }

    @Test
    void aBodyThatIsTooLarge() {
        String client = "client-of-413";
        assertThat(open.callAs(client, HookCall.full().set("/context/encounterId", "\"" + "e".repeat(3000) + "\""))
                        .status())
                .isEqualTo(413);

        assertThat(open.counted(COUNTER, "status=413", "kind=too-large", "client=" + client))
                .isEqualTo(1);
    }

    @Test
    void aPageOfAForeignOriginAndAWrongMethodAreNobodys() {
        assertThat(open.send("GET", "/cds-services", "Origin", "https://elsewhere.example")
                        .status())
                .isEqualTo(403);
        assertThat(open.send("GET", "/cds-services/small-patient-view").status())
                .isEqualTo(405);

        assertThat(open.counted(COUNTER, "status=403", "kind=foreign-origin", "client=none"))
                .isEqualTo(1);
        assertThat(open.counted(COUNTER, "status=405", "kind=wrong-method", "client=none"))
                .isEqualTo(1);
    }

    @Test
    void whoHasNoToken() {
        assertThat(closed.call(HookCall.full()).status()).isEqualTo(401);

        assertThat(closed.counted(COUNTER, "status=401", "kind=unauthenticated", "client=anonymous"))
                .isEqualTo(1);
    }
}
