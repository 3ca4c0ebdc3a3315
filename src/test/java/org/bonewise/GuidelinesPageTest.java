package org.bonewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The page of the clinical content at the door of a closed start, which lets nobody call a service. */
class GuidelinesPageTest {

    private static ServletWebServerApplicationContext service;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        service = (ServletWebServerApplicationContext) new SpringApplicationBuilder(BonewiseApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--bonewise.access=closed",
                        "--bonewise.pages=open");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpRequest.Builder at(String path) {
        int port = java.util.Objects.requireNonNull(service.getWebServer()).getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void everybodyMayReadIt() throws Exception {
        HttpResponse<String> page = send(at("/guidelines"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<h4 id=\"esmo-BM-1\"><code>BM-1</code> Breast cancer with bone metastases:")
                .contains(
                        "<details><summary>FHIRPath</summary><code>%metastasisOrigin = &#39;breast&#39;</code></details>")
                .contains("µmol/L")
                .doesNotContain("<script", "<link", "<img", "@import", "url(");
    }

    @Test
    void nothingFromElsewhereIsLoadedAndTheCallersCopyIsAskedFor() throws Exception {
        HttpResponse<String> page = send(at("/guidelines"));

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .matches(
                        "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String tag = page.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = send(at("/guidelines").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void headTellsTheSameWithoutTheBody() throws Exception {
        HttpResponse<String> head = send(at("/guidelines").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(head.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void itsNeighboursAreNotThereAndItTakesNothing() throws Exception {
        assertThat(send(at("/guidelines/esmo")).statusCode()).isEqualTo(404);
        assertThat(send(at("/guideline")).statusCode()).isEqualTo(404);
        // A closed start takes nothing at all from a caller that it does not know.
        assertThat(send(at("/guidelines").POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theServicesStayClosed() throws Exception {
        HttpResponse<String> refused = send(at("/cds-services/bone-health-patient-view")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(refused.statusCode()).isEqualTo(401);
    }
}
