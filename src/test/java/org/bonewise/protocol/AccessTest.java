package org.bonewise.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    @Test
    void aClosedStartAnswersEveryPostWithABare401() {
        try (ProtocolServer server = ProtocolServer.start("bonewise.access=closed")) {
            ProtocolServer.Reply known = server.call(HookCall.full());
            ProtocolServer.Reply unknown = server.post("/cds-services/none", "{");

            assertEquals(401, known.status());
            assertEquals("", known.body());
            assertEquals(401, unknown.status());
            assertEquals("", unknown.body());
            assertEquals(200, server.send("GET", "/cds-services").status());
        }
    }

    @Test
    void aStartWithoutASettingIsClosed() {
        try (ProtocolServer server = ProtocolServer.start("bonewise.access=")) {
            assertEquals(401, server.call(HookCall.full()).status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "198.51.100.7", ""})
    void anOpenStartOnAnotherInterfaceThanLoopbackIsRefused(String address) {
        Exception refusal = assertThrows(Exception.class, () -> ProtocolServer.start("server.address=" + address)
                .close());

        assertTrue(messages(refusal).contains("set server.address to 127.0.0.1"), messages(refusal));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bonewise.access=wide-open",
                "bonewise.max-request-size=0B",
                "bonewise.cds-hooks-version=2.1",
                "bonewise.limits.rate=0",
                "bonewise.fhir.breaker.queries=1",
                "bonewise.fhir.breaker.pause=0s",
                "bonewise.limits.concurrency=0",
                "bonewise.limits.calls=1",
                "bonewise.limits.bodies=4MB",
                "bonewise.limits.answers=0B",
                "bonewise.limits.body-time=0s",
                "bonewise.fhir.deadline=0s",
                "bonewise.fhir.max-pages=0",
                "bonewise.cors.allowed-origins=*",
                "bonewise.hooks-directory=no-such-folder"
            })
    void aSettingThatMakesNoSenseIsRefusedByName(String setting) {
        Exception refusal = assertThrows(
                Exception.class, () -> ProtocolServer.start(setting).close());

        assertTrue(messages(refusal).contains(setting.substring(0, setting.indexOf('='))), messages(refusal));
    }

    private static String messages(Throwable thrown) {
        return thrown.getCause() == null
                ? String.valueOf(thrown.getMessage())
                : thrown.getMessage() + "\n" + messages(thrown.getCause());
    }
}
