package org.bonewise.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts with which an operator tries out a service that was just set up. */
class ClientExamplesTest {

    @TempDir
    private static Path folder;

    private static String key;

    @BeforeAll
    static void makeKey() throws Exception {
        assumeTrue(
                Path.of("/usr/bin/openssl").toFile().exists()
                        && Path.of("/bin/bash").toFile().exists(),
                "a machine with openssl and bash");
        key = folder.resolve("client.key").toString();
        said("openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", key);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
        return output.strip();
    }

    private static JWK publicKey() throws Exception {
        List<JWK> keys =
                JWKSet.parse(said("docs/examples/client/jwks.sh", key, "k-1")).getKeys();
        assertThat(keys).hasSize(1);
        return keys.getFirst();
    }

    @Test
    void theSetHoldsThePublicKeyAlone() throws Exception {
        assertThat(publicKey().isPrivate()).isFalse();
        assertThat(publicKey().getKeyID()).isEqualTo("k-1");
        assertThat(publicKey().size()).isEqualTo(2048);
    }

    @Test
    void theTokenIsSignedByItAndGoodForOneCall() throws Exception {
        String[] command = {
            "docs/examples/client/token.sh",
            key,
            "k-1",
            "https://ehr.example.org",
            "https://cds.example.org/cds-services/x"
        };
        SignedJWT token = SignedJWT.parse(said(command));
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertThat(token.verify(new RSASSAVerifier((RSAKey) publicKey()))).isTrue();
        assertThat(token.getHeader().toJSONObject())
                .containsOnlyKeys("alg", "typ", "kid")
                .containsEntry("alg", "RS384");
        assertThat(claims.getIssuer()).isEqualTo("https://ehr.example.org");
        assertThat(claims.getAudience()).containsExactly("https://cds.example.org/cds-services/x");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(claims.getJWTID())
                .hasSize(32)
                .isNotEqualTo(SignedJWT.parse(said(command)).getJWTClaimsSet().getJWTID());
    }
}
