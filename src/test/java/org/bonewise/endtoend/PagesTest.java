package org.bonewise.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages for people are closed, open, or for those who sign in. */
class PagesTest {

    private static final String CLOSED = "bonewise.access=closed";

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    @Test
    void nobodyReadsAClosedPageAndNoCardLeadsThere() throws Exception {
        Service service = Service.with("bonewise.pages=closed");

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> page = get(client, service.base() + "/guidelines");
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("bonewise.pages").doesNotContain("BM-1");
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(get(client, service.base() + "/guidelines/").statusCode())
                    .isEqualTo(403);
            assertThat(get(client, service.base() + "/reports/feedback").statusCode())
                    .isEqualTo(403);
        }
        assertThat(service.cards(Examples.request("breast-clearance-22")).toString())
                .doesNotContain("/guidelines");
    }

    /** Whatever is no door for clients is a page for people. */
    @Test
    void noPageIsForgotten() throws Exception {
        Service service = Service.with("bonewise.pages=closed");
        List<String> pages = addresses()
                .filter(address -> Stream.of("/cds-services", "/explain", "${spring.web.error.path")
                        .noneMatch(address::startsWith))
                .toList();
        assertThat(pages).contains("/guidelines");

        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String page : pages) {
                assertThat(get(client, service.base() + page).statusCode())
                        .as(page)
                        .isEqualTo(403);
            }
        }
    }

    private static Stream<String> addresses() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scanner.findCandidateComponents("org.bonewise").stream()
                .map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), PagesTest.class.getClassLoader()))
                .filter(found -> !found.getName().endsWith("Test"))
                .flatMap(found -> Arrays.stream(found.getDeclaredMethods()))
                .flatMap(
                        method -> AnnotatedElementUtils.findAllMergedAnnotations(method, RequestMapping.class).stream())
                .flatMap(mapping -> Arrays.stream(mapping.path()));
    }

    @Test
    void withoutAnIdentityProviderNobodyCouldSignInSoTheStartIsRefused() {
        assertThatThrownBy(() -> Service.with("bonewise.pages=login"))
                .satisfies(thrown -> assertThat(NestedExceptionUtils.getMostSpecificCause(thrown))
                        .hasMessageContaining("bonewise.pages is login, and no identity provider is set"));
    }

    @Test
    void whoSignsInAtTheIdentityProviderReadsThePage() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("idp-1").generate();
        WireMockServer idp =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        idp.start();
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            Service service = Service.with(provider(idp.baseUrl()));
            idp.stubFor(WireMock.get(urlEqualTo("/keys"))
                    .willReturn(okJson("{\"keys\":[%s]}".formatted(key.toPublicJWK()))));

            HttpResponse<String> first = get(browser, service.base() + "/guidelines");
            assertThat(first.statusCode()).isEqualTo(302);
            assertThat(location(first)).endsWith("/oauth2/authorization/hospital");
            assertThat(location(get(browser, service.base() + "/reports/feedback?format=json")))
                    .endsWith("/oauth2/authorization/hospital");
            HttpResponse<String> second = get(browser, service.base() + "/oauth2/authorization/hospital");
            assertThat(location(second)).startsWith(idp.baseUrl() + "/authorize?response_type=code&client_id=bonewise");
            idp.stubFor(tokenFor(key, idp.baseUrl(), parameter(location(second), "nonce")));

            assertThat(get(browser, service.base() + "/login/oauth2/code/hospital?code=from-the-idp&state=made-up")
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .contains("error");
            assertThat(get(browser, service.base() + "/guidelines").statusCode())
                    .isEqualTo(302);

            String again = location(get(browser, service.base() + "/oauth2/authorization/hospital"));
            idp.stubFor(tokenFor(key, idp.baseUrl(), parameter(again, "nonce")));
            HttpResponse<String> back = get(
                    browser,
                    service.base() + "/login/oauth2/code/hospital?code=from-the-idp&state="
                            + parameter(again, "state"));
            assertThat(back.statusCode()).isEqualTo(302);
            HttpResponse<String> page = get(browser, service.base() + "/guidelines");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("BM-1");
            HttpResponse<String> report = get(browser, service.base() + "/reports/feedback");
            assertThat(report.statusCode()).isEqualTo(200);
            assertThat(report.body()).contains("<h1>Quality report</h1>");
        } finally {
            idp.stop();
        }
    }

    private static String[] provider(String idp) {
        String registration = "spring.security.oauth2.client.registration.hospital.";
        String provider = "spring.security.oauth2.client.provider.hospital.";
        return new String[] {
            CLOSED,
            "bonewise.pages=login",
            registration + "client-id=bonewise",
            registration + "client-secret=secret",
            registration + "authorization-grant-type=authorization_code",
            registration + "redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
            registration + "scope=openid",
            provider + "authorization-uri=" + idp + "/authorize",
            provider + "token-uri=" + idp + "/token",
            provider + "jwk-set-uri=" + idp + "/keys",
            provider + "user-name-attribute=sub"
        };
    }

    private static MappingBuilder tokenFor(RSAKey key, String issuer, String nonce) throws Exception {
        return post(urlEqualTo("/token"))
                .withRequestBody(containing("code=from-the-idp"))
                .willReturn(okJson("""
                        {"access_token": "a", "token_type": "Bearer", "expires_in": 300, "scope": "openid",
                         "id_token": "%s"}""".formatted(idToken(key, issuer, nonce))));
    }

    private static String idToken(RSAKey key, String issuer, String nonce) throws Exception {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("dr-hansen")
                        .audience("bonewise")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", nonce)
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String parameter(String address, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertThat(matcher.find()).as(address).isTrue();
        return matcher.group(1);
    }
}
