package org.bonewise.protocol;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;

/** A FHIR server that has nothing but what a test gives it: Patient p1 and empty lists. */
final class Ehr implements AutoCloseable {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    static Ehr start() {
        Ehr ehr = new Ehr();
        ehr.server.start();
        ehr.reset();
        return ehr;
    }

    String base() {
        return "http://127.0.0.1:" + server.port() + "/fhir";
    }

    WireMockServer wireMock() {
        return server;
    }

    /** Forgets all requests and answers. */
    void reset() {
        server.resetAll();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(fhir(HookCall.EMPTY_BUNDLE)));
        answers("Patient/p1", HookCall.PATIENT);
    }

    /** Answers a query on a type, or a read, with FHIR JSON. */
    void answers(String path, String body) {
        answers(path, fhir(body));
    }

    void answers(String path, ResponseDefinitionBuilder response) {
        server.stubFor(get(urlPathEqualTo("/fhir/" + path)).willReturn(response));
    }

    /** Answers with a status and no body. */
    void refuses(String path, int status) {
        answers(path, aResponse().withStatus(status));
    }

    static ResponseDefinitionBuilder fhir(String body) {
        return okForContentType("application/fhir+json;charset=utf-8", body);
    }

    /** Path and query of the requests that came, sorted, relative to the base. */
    List<String> requests() {
        return server.getAllServeEvents().stream()
                .map(event -> event.getRequest().getUrl().replaceFirst("^/fhir/?", ""))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
