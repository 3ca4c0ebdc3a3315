package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is agreed with one client does not hold for another: FHIR servers, the subject of tokens, browser origins, calendar. */
class ClientTermsTest {

    private static final String PATIENT = "breast-vitamin-d-low";
    private static final String FIRST = EhrToken.ISSUER;
    private static final String SECOND = "https://other.example.org";
    private static final String ORIGIN = "https://app.first.example";

    private static ECKey key;
    private static EhrKeys keys;
    private static String sandbox;
    private static Service service;

    /** Every name leads to this machine, as if whoever owns it wanted to get into the hospital's network. */
    private static final Dns LOOPBACK = host -> List.of(InetAddress.getLoopbackAddress());

    @BeforeAll
    static void start() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
        keys = new EhrKeys(key);
        sandbox = Service.shared().sandbox();
        service = Service.with(
                context -> context.registerBean(Dns.class, () -> LOOPBACK),
                "bonewise.access=closed",
                "bonewise.clients[0].id=first",
                "bonewise.clients[0].iss=" + FIRST,
                "bonewise.clients[0].jku=" + keys.jku(),
                "bonewise.clients[0].fhir-servers[0].base=" + sandbox,
                "bonewise.clients[0].fhir-servers[1].base=" + named("public.example.org"),
                "bonewise.clients[0].fhir-servers[2].base=" + named("inside.example.org"),
                "bonewise.clients[0].fhir-servers[2].private-network=true",
                "bonewise.clients[0].subject=bonewise-at-first",
                "bonewise.clients[0].origins=" + ORIGIN,
                "bonewise.clients[0].time-zone=Pacific/Honolulu",
                "bonewise.clients[1].id=second",
                "bonewise.clients[1].iss=" + SECOND,
                "bonewise.clients[1].jku=" + keys.jku());
    }

    @AfterAll
    static void stop() {
        keys.close();
    }

    private static String named(String host) {
        return sandbox.replace("127.0.0.1", host);
    }

    private static Service.Reply call(String issuer, String door, String body) {
        String token = new EhrToken(key, JWSAlgorithm.ES384)
                .claim("iss", issuer)
                .claim("aud", Service.PUBLIC + door)
                .signed();
        return service.post(door, body, "Authorization", "Bearer " + token);
    }

    private static Service.Reply call(String issuer, String body) {
        return call(issuer, "/cds-services/" + EhrToken.SERVICE, body);
    }

    private static String body(String server, String subject) {
        ViewCall call = ViewCall.of(PATIENT).access(server);
        call.tree().withObject("fhirAuthorization").put("subject", subject);
        return call.json();
    }

    @Test
    void aServerIsReadForTheClientWithWhichItIsAgreedAlone() {
        assertThat(call(FIRST, body(sandbox, "bonewise-at-first")).status()).isEqualTo(200);

        Service.Reply other = call(SECOND, body(sandbox, "bonewise-at-first"));
        assertThat(other.status()).isEqualTo(412);
        assertThat(other.diagnostics()).contains("the FHIR server is not on the allow-list");
    }

    @Test
    void aTokenMadeOutToAnotherIsNotUsed() {
        Service.Reply reply = call(FIRST, body(sandbox, "another-app"));

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.diagnostics()).contains("not made out to the subject that was agreed on");
    }

    @Test
    void aNameThatLeadsIntoThePrivateNetworkIsNotFollowedUnlessItsEntrySaysSo() {
        Service.Reply reply = call(FIRST, body(named("public.example.org"), "bonewise-at-first"));
        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.diagnostics()).contains("the name of the FHIR server leads into a private network");

        assertThat(call(FIRST, body(named("inside.example.org"), "bonewise-at-first"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theDayTurnsAtTheClientsMidnight() {
        assertThat(ageOfOneBornOn("1961-11-22", SECOND)).isEqualTo(65);
        assertThat(ageOfOneBornOn("1961-11-22", FIRST)).isEqualTo(64);
    }

    private static int ageOfOneBornOn(String date, String issuer) {
        ViewCall call = Examples.request("breast-clearance-22").prefetch("patient", """
                {"resourceType": "Patient", "id": "breast-clearance-22", "gender": "female", "birthDate": "%s"}""".formatted(date));
        Service.Reply reply = call(issuer, "/explain/" + EhrToken.SERVICE, call.json());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode age = reply.json()
                .path("facts")
                .valueStream()
                .filter(fact -> fact.path("name").stringValue("").equals("ageYears"))
                .findFirst()
                .orElseThrow();
        return age.path("value").intValue();
    }

    @Test
    void aPageMayCallForTheClientWithWhichItIsAgreedAlone() throws Exception {
        assertThat(from(ORIGIN, FIRST).statusCode()).isEqualTo(200);
        assertThat(from(ORIGIN, FIRST).headers().firstValue("Access-Control-Allow-Origin"))
                .contains(ORIGIN);

        assertThat(from(ORIGIN, SECOND).statusCode()).isEqualTo(403);
        assertThat(from(ORIGIN, SECOND).body()).isEmpty();
        assertThat(from("https://elsewhere.example", FIRST).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> from(String origin, String issuer) throws Exception {
        String token =
                new EhrToken(key, JWSAlgorithm.ES384).claim("iss", issuer).signed();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(service.base() + "/cds-services/" + EhrToken.SERVICE))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .header("Origin", origin)
                            .POST(BodyPublishers.ofString(
                                    Examples.request("breast-clearance-22").json()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aPreflightNamesNoClientSoItIsAnsweredForThePagesOfAll() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = client.send(
                    HttpRequest.newBuilder(URI.create(service.base() + "/cds-services/" + EhrToken.SERVICE))
                            .method("OPTIONS", BodyPublishers.noBody())
                            .header("Origin", ORIGIN)
                            .header("Access-Control-Request-Method", "POST")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(ORIGIN);
        }
    }

    @Test
    void whatIsSaidOfAServerNamesNoAddress() {
        JsonNode outcome = new JsonMapper()
                .readTree(call(FIRST, body(named("public.example.org"), "bonewise-at-first"))
                        .body());

        assertThat(outcome.toString()).doesNotContain("public.example.org").doesNotContain("127.0.0.1");
    }
}
