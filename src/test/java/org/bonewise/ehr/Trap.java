package org.bonewise.ehr;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.trafficlistener.WiremockNetworkTrafficListener;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that nobody should call. It counts connections and requests, so that a call in TLS, which it does not understand,
 * shows too. To whoever asks for keys it gives those of the attacker: a service that asks would let the attack through.
 */
final class Trap {

    private final AtomicInteger connections = new AtomicInteger();
    private final WireMockServer server;

    /** @param keys a JWK set */
    Trap(String keys) {
        server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .networkTrafficListener(new WiremockNetworkTrafficListener() {
                    @Override
                    public void opened(Socket socket) {
                        connections.incrementAndGet();
                    }

                    @Override
                    public void incoming(Socket socket, ByteBuffer bytes) {}

                    @Override
                    public void outgoing(Socket socket, ByteBuffer bytes) {}

                    @Override
                    public void closed(Socket socket) {}
                }));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        server.stubFor(get(urlPathMatching(".*jwks.*"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(keys)));
        server.start();
    }

    int port() {
        return server.port();
    }

    /** Connections and requests so far. */
    int touched() {
        return connections.get() + server.getServeEvents().getRequests().size();
    }
}
