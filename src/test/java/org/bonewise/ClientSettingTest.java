package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bonewise.SiteProperties.ClientLine;
import org.bonewise.cdshooks.StartRefusedException;
import org.bonewise.clients.RegisteredClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSettingTest {

    private static final String JKU = "https://ehr.example.org/jwks.json";

    private static ClientLine line(
            @Nullable String iss, @Nullable String jku, @Nullable Path file, String... algorithms) {
        return new ClientLine(
                "ehr", null, iss, jku, file, List.of(algorithms), List.of(), List.of(), null, List.of(), null, null);
    }

    private static void isRefused(String reason, ClientLine... lines) {
        assertThatThrownBy(() -> ClientSetting.of(List.of(lines)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("bonewise.clients[")
                .hasMessageContaining(reason);
    }

    @Test
    void aLineWithAnIssuerIsARegistration() {
        List<RegisteredClient> registered =
                ClientSetting.of(List.of(line("https://ehr.example.org", JKU, null), line(null, null, null)));

        assertThat(registered).hasSize(1);
        assertThat(registered.getFirst().id().value()).isEqualTo("ehr");
        assertThat(registered.getFirst().algorithms())
                .containsExactlyInAnyOrder(JWSAlgorithm.ES384, JWSAlgorithm.RS384);
    }

    @Test
    void onlyAlgorithmsWithAKeyPairAreTaken() {
        isRefused("algorithms holds [HS256]", line("iss", JKU, null, "HS256"));
        isRefused("algorithms holds [none]", line("iss", JKU, null, "ES384", "none"));
        assertThat(ClientSetting.of(List.of(line("iss", JKU, null, "PS256")))
                        .getFirst()
                        .algorithms())
                .containsExactly(JWSAlgorithm.PS256);
    }

    @Test
    void keysComeFromOnePlace() {
        isRefused("or jwks-file is needed", line("iss", null, null));
        isRefused("or jwks-file is needed", line("iss", JKU, Path.of("keys.json")));
        isRefused("iss is missing", line(null, JKU, null));
        isRefused("which another line names too", line("iss", JKU, null), line("iss", JKU, null));
    }

    @Test
    void tokensAreMeantForAnAddressThatIsSet() {
        SiteProperties site = new SiteProperties(
                List.of(),
                List.of(),
                List.of(line("iss", JKU, null)),
                new SiteProperties.Fhir(List.of()),
                SiteProperties.TestPatients.SILENT,
                List.of(),
                java.time.Period.ofYears(1));

        assertThatThrownBy(() -> new BonewiseConfiguration().registeredClients(site, new PublicUrlProperties(" ")))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("bonewise.public-url is not set");
        assertThat(new BonewiseConfiguration()
                        .registeredClients(site, new PublicUrlProperties("https://cds.hospital.example"))
                        .all())
                .hasSize(1);
    }

    @Test
    void keysAreFetchedInTheOpenFromThisMachineAlone() {
        isRefused("is no https address", line("iss", "http://ehr.example.org/jwks.json", null));
        isRefused("is no https address", line("iss", "file:///etc/passwd", null));
        isRefused("is no https address", line("iss", "https://user:secret@ehr.example.org/", null));
        assertThat(ClientSetting.of(List.of(line("iss", "http://127.0.0.1:8081/jwks.json", null))))
                .hasSize(1);
    }

    @Test
    void aFileHoldsPublicKeysWithNames(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys.json");
        JWKSet keys = new JWKSet(new ECKeyGenerator(Curve.P_384).keyID("k").generate());

        isRefused("cannot be read", line("iss", null, file));
        Files.writeString(file, "{}");
        isRefused("is no JWK set", line("iss", null, file));
        Files.writeString(file, keys.toString(false));
        isRefused("is not of public keys", line("iss", null, file));
        Files.writeString(file, keys.toString(true));
        assertThat(ClientSetting.of(List.of(line("iss", null, file)))).hasSize(1);
    }
}
