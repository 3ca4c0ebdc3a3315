package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bonewise.clients.UsedTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who may call: clients that are registered, each call with a token of its own. */
class ClientDoorTest {

    private static ECKey elliptic;
    private static RSAKey rsa;
    private static EhrKeys published;
    private static EhrKeys foreign;
    private static Service service;

    @BeforeAll
    static void start() throws JOSEException {
        elliptic = new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
        rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        published = new EhrKeys(elliptic, rsa);
        foreign = new EhrKeys(elliptic, rsa);
        service = Service.with(
                "bonewise.access=closed",
                "bonewise.clients[0].id=ehr-1",
                "bonewise.clients[0].iss=" + EhrToken.ISSUER,
                "bonewise.clients[0].jku=" + published.jku(),
                "bonewise.clients[0].tenants=ward-a,ward-b",
                "bonewise.clients[1].id=ehr-2",
                "bonewise.clients[1].iss=https://other.example.org",
                "bonewise.clients[1].jku=" + foreign.jku(),
                "bonewise.clients[1].guideline=asco");
    }

    @AfterAll
    static void stop() {
        published.close();
        foreign.close();
    }

    private static EhrToken ec() {
        return new EhrToken(elliptic, JWSAlgorithm.ES384).claim("tenant", "ward-a");
    }

    private static EhrToken rs() {
        return new EhrToken(rsa, JWSAlgorithm.RS384).claim("tenant", "ward-b");
    }

    private static String body() {
        return Examples.request("breast-clearance-22").json();
    }

    private static Service.Reply call(String token) {
        return service.post("/cds-services/" + EhrToken.SERVICE, body(), "Authorization", "Bearer " + token);
    }

    @Test
    void aTokenOfEitherKindOpensTheDoorOnce() {
        String token = ec().signed();

        assertThat(call(token).status()).isEqualTo(200);
        assertThat(call(rs().signed()).status()).isEqualTo(200);
        Service.Reply again = call(token);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theRecordOfACallNamesClientAndTenantAndTheRulesThatSpoke(CapturedOutput output) {
        call(rs().signed());
        // An answer may be read before its record is written.
        for (int i = 0; i < 1000 && !output.toString().contains("tenant=ward-b"); i++) {
            LockSupport.parkNanos(20_000_000);
        }

        assertThat(output)
                .containsPattern("audit door=service client=ehr-1 tenant=ward-b service=bone-health-patient-view"
                        + " hook=patient-view hookInstance=[0-9a-f-]{36} status=200 outcome=answered"
                        + " durationMs=\\d+ cards=[0-9a-f-]{36} rules=[A-Z0-9,-]*SAF-06");
    }

    @Test
    void furtherClaimsAndSeveralAudiencesAreNoFault() {
        EhrToken token = ec().claim("sub", "ehr")
                .claim("scope", List.of(1))
                .time("nbf", -5)
                .claim(
                        "aud",
                        List.of("https://cds.elsewhere.example", Service.PUBLIC + "/cds-services/" + EhrToken.SERVICE));

        assertThat(call(token.signed()).status()).isEqualTo(200);
    }

    @Test
    void belowAnotherPathTheDoorIsNoWider() {
        Service below = Service.with("bonewise.access=closed", "spring.mvc.servlet.path=/api");

        assertThat(below.post("/api/cds-services/" + EhrToken.SERVICE, body(), "X-Nothing", "1")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void explainingHasTheSameDoor() {
        String token = ec().claim("aud", Service.PUBLIC + "/explain/" + EhrToken.SERVICE)
                .signed();
        String door = "/explain/" + EhrToken.SERVICE;

        assertThat(service.post(door, body(), "Authorization", "Bearer " + ec().signed())
                        .status())
                .isEqualTo(401);
        assertThat(service.post(door, body(), "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theClientDecidesByWhichGuideline() {
        String token = new EhrToken(rsa, JWSAlgorithm.RS384)
                .claim("iss", "https://other.example.org")
                .claim("aud", Service.PUBLIC + "/explain/" + EhrToken.SERVICE)
                .signed();
        Service.Reply explained =
                service.post("/explain/" + EhrToken.SERVICE, body(), "Authorization", "Bearer " + token);

        assertThat(explained.json().at("/guideline/id").stringValue()).isEqualTo("asco");
    }

    @Test
    void discoveryIsOpen() {
        assertThat(service.discovery().path("services")).hasSize(9);
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        Map<String, Supplier<String>> attacks = new LinkedHashMap<>();
        attacks.put("no token", () -> "");
        attacks.put("no token at all", () -> "x");
        attacks.put("three dots", () -> "a.b.c");
        attacks.put("alg none", () -> new PlainJWT(ec().claims()).serialize());
        attacks.put("HS256 with the public RSA key", () -> hmac(JWSAlgorithm.HS256));
        attacks.put("HS384 with the public RSA key", () -> hmac(JWSAlgorithm.HS384));
        attacks.put("RS256, which is not agreed", () -> new EhrToken(rsa, JWSAlgorithm.RS256)
                .claim("tenant", "ward-a")
                .signed());
        attacks.put("RS512, which is not agreed", () -> new EhrToken(rsa, JWSAlgorithm.RS512)
                .claim("tenant", "ward-a")
                .signed());
        attacks.put("issuer unknown", () -> ec().claim("iss", "https://evil.example")
                .signed());
        attacks.put("issuer missing", () -> ec().claim("iss", null).signed());
        attacks.put("issuer with a slash", () -> ec().claim("iss", EhrToken.ISSUER + "/")
                .signed());
        attacks.put("aud of another service", () -> ec().claim(
                        "aud", Service.PUBLIC + "/cds-services/bone-health-order-sign")
                .signed());
        attacks.put(
                "aud of another host", () -> ec().claim("aud", "https://evil.example/cds-services/" + EhrToken.SERVICE)
                        .signed());
        attacks.put(
                "aud of the base alone", () -> ec().claim("aud", Service.PUBLIC).signed());
        attacks.put("aud missing", () -> ec().claim("aud", null).signed());
        attacks.put("expired", () -> ec().time("exp", -61).signed());
        attacks.put("expires never", () -> ec().claim("exp", null).signed());
        attacks.put("expires in a day", () -> ec().time("exp", 86400).signed());
        attacks.put("issued in the future", () -> ec().time("iat", 120).signed());
        attacks.put("issued never", () -> ec().claim("iat", null).signed());
        attacks.put(
                "issued never, short-lived",
                () -> ec().claim("iat", null).time("exp", 30).signed());
        attacks.put("bound to a key, by a word", () -> ec().claim("cnf", "x").signed());
        attacks.put("bound to a key, by a number", () -> ec().claim("cnf", Map.of("jkt", 5))
                .signed());
        attacks.put("jti is an object", () -> ec().claim("jti", Map.of("a", 1)).signed());
        attacks.put("aud is a number", () -> ec().claim("aud", 5).signed());
        attacks.put("exp is a word", () -> ec().claim("exp", "tomorrow").signed());
        attacks.put("not yet valid", () -> ec().time("nbf", 120).signed());
        attacks.put("jti missing", () -> ec().claim("jti", null).signed());
        attacks.put("jti blank", () -> ec().claim("jti", " ").signed());
        attacks.put("jti too long", () -> ec().claim("jti", "j".repeat(201)).signed());
        attacks.put(
                "kid missing", () -> ec().header(header -> header.keyID(null)).signed());
        attacks.put("kid of the other key", () -> ec().header(header -> header.keyID("rsa-1"))
                .signed());
        attacks.put("kid unknown", () -> ec().header(header -> header.keyID("../../etc/passwd"))
                .signed());
        attacks.put(
                "typ missing", () -> ec().header(header -> header.type(null)).signed());
        attacks.put("typ at+jwt", () -> ec().header(header -> header.type(new JOSEObjectType("at+jwt")))
                .signed());
        attacks.put("foreign jku", () -> ec().header(header -> header.jwkURL(URI.create(foreign.jku())))
                .signed());
        attacks.put("own key brought along", () -> own(true));
        attacks.put("own key of the same name", () -> own(false));
        attacks.put("crit that nobody knows", () -> ec().header(
                        header -> header.criticalParams(Set.of("x")).customParam("x", 1))
                .signed());
        attacks.put("tenant of another", () -> ec().claim("tenant", "ward-c").signed());
        attacks.put("tenant missing", () -> ec().claim("tenant", null).signed());
        attacks.put("claims changed after signing", () -> changed());
        attacks.put("signature cut", () -> ec().signed().replaceFirst(".{8}$", ""));
        attacks.put("signature of zeros", () -> ec().signed().replaceFirst("[^.]+$", "A".repeat(128)));
        return attacks.entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.getKey(), () -> refused(attack.getValue().get())));
    }

    private static void refused(String token) {
        int before = foreign.asked();
        Service.Reply reply = call(token);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEmpty();
        assertThat(foreign.asked())
                .as("requests to an address of another client")
                .isEqualTo(before);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theLogTellsTheReasonAndNothingOfTheToken(CapturedOutput log) {
        String token = ec().claim("tenant", "ward-of-nancy")
                .header(header -> header.customParam("x", "andersen"))
                .signed();

        refused(token);
        refused("eyJuYW5jeSI6ImFuZGVyc2VuIn0.x.y");
        refused(ec().header(header -> header.type(new JOSEObjectType("Mrs Andersen\nWARN forged")))
                .signed());
        refused(ec().claim("iss", "https://nancy.example\nWARN forged").signed());
        refused(ec().claim("aud", "https://nancy.example").signed());
        refused(ec().signed().replaceFirst(".{8}$", "AAAAAAAA"));

        assertThat(log)
                .contains("Call refused (401): token of ehr-1: tenant is not one of the client")
                .contains("Call refused (401): token of ehr-1: aud is not the address called, below " + Service.PUBLIC
                        + " (bonewise.public-url)")
                .contains("token of ehr-1: typ is not JWT", "token of ehr-1: kid, jku, alg or signature are not those");
        assertThat(log.getAll().lines().filter(line -> line.contains("Call refused")))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).doesNotContainIgnoringCase("nancy", "andersen", "eyJ"));
        assertThat(log).doesNotContain(token);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aTokenThatCannotBeRememberedIsRefusedAndTheLogTellsWhy(CapturedOutput log) {
        Service full = Service.with(
                context -> context.registerBean(
                        "usedTokens", UsedTokens.class, () -> (client, id, until) -> UsedTokens.Use.TOO_MANY),
                "bonewise.access=closed",
                "bonewise.clients[0].id=ehr-1",
                "bonewise.clients[0].iss=" + EhrToken.ISSUER,
                "bonewise.clients[0].jku=" + published.jku());

        assertThat(full.post(
                                "/cds-services/" + EhrToken.SERVICE,
                                body(),
                                "Authorization",
                                "Bearer " + ec().claim("tenant", null).signed())
                        .status())
                .isEqualTo(401);
        assertThat(log).contains("Call refused (401): token of ehr-1: too many of its tokens are in use");
    }

    @Test
    void aTokenInTheAddressIsNone() {
        String door = "/cds-services/" + EhrToken.SERVICE + "?access_token=" + ec().signed();

        assertThat(service.post(door, body(), "X-Nothing", "1").status()).isEqualTo(401);
    }

    @Test
    void basicIsNoToken() {
        assertThat(service.post("/cds-services/" + EhrToken.SERVICE, body(), "Authorization", "Basic ZWhyOmVocg==")
                        .status())
                .isEqualTo(401);
    }

    private static String hmac(JWSAlgorithm algorithm) {
        try {
            byte[] secret = rsa.toRSAPublicKey().getEncoded();
            return rs().header(header -> new JWSHeader.Builder(algorithm)
                            .type(JOSEObjectType.JWT)
                            .keyID("rsa-1"))
                    .signed(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String own(boolean broughtAlong) {
        try {
            ECKey mine = new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
            return new EhrToken(mine, JWSAlgorithm.ES384)
                    .claim("tenant", "ward-a")
                    .header(header -> broughtAlong ? header.jwk(mine.toPublicJWK()) : header)
                    .signed();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String changed() {
        String token = ec().signed();
        String claims = new PlainJWT(ec().claims()).serialize();
        int from = token.indexOf('.');
        return token.substring(0, from)
                + claims.substring(claims.indexOf('.'), claims.lastIndexOf('.'))
                + token.substring(token.lastIndexOf('.'));
    }
}
