package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discovery answers whatever else does not. */
class DiscoveryTest {

    @Test
    void itAnswersWhileTheFhirServerIsDown() {
        Ehr ehr = Ehr.start();
        String base = ehr.base();
        ehr.close();
        try (ProtocolServer server = ProtocolServer.start("bonewise.fhir.allowed-servers=" + base)) {
            ProtocolServer.Reply call = server.call(HookCall.bare().access(base));

            assertThat(call.status()).isEqualTo(412);
            assertThat(call.diagnostics()).contains("the connection failed");
            assertThat(server.send("GET", "/cds-services").status()).isEqualTo(200);
        }
    }

    @Test
    void withoutServicesTheListIsEmpty(@TempDir Path none) {
        try (ProtocolServer server = ProtocolServer.start("bonewise.hooks-directory=" + none)) {
            ProtocolServer.Reply reply = server.send("GET", "/cds-services");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("{\"services\":[]}");
        }
    }

    @Test
    void whatAServiceDoesNotSayIsLeftOut(@TempDir Path hooks) throws IOException {
        Files.writeString(Files.createDirectory(hooks.resolve("bare")).resolve("service.json"), """
                {"id": "bare", "hook": "patient-view", "description": "Says little"}""");
        try (ProtocolServer server = ProtocolServer.start("bonewise.hooks-directory=" + hooks)) {
            assertThat(server.send("GET", "/cds-services").body())
                    .isEqualTo(
                            "{\"services\":[{\"hook\":\"patient-view\",\"description\":\"Says little\",\"id\":\"bare\"}]}");
        }
    }

    @Test
    void theVersionOfTheProtocolIsNamedWhereThatIsSet(@TempDir Path hooks) throws IOException {
        Files.writeString(Files.createDirectory(hooks.resolve("bare")).resolve("service.json"), """
                {"id": "bare", "hook": "patient-view", "description": "Says little"}""");
        try (ProtocolServer server =
                ProtocolServer.start("bonewise.hooks-directory=" + hooks, "bonewise.cds-hooks-version=3.0")) {
            assertThat(server.send("GET", "/cds-services").body())
                    .isEqualTo(
                            "{\"services\":[{\"hook\":\"patient-view\",\"description\":\"Says little\",\"id\":\"bare\",\"version\":\"3.0.0\"}]}");
        }
    }

    @Test
    void theQueriesStandInTheOrderOfTheFile() {
        try (ProtocolServer server = ProtocolServer.start()) {
            assertThat(server.send("GET", "/cds-services")
                            .json()
                            .at("/services/3/prefetch")
                            .propertyNames())
                    .containsExactly(
                            "patient", "conditions", "medicationRequests", "appointments", "results", "otherResults");
        }
    }
}
