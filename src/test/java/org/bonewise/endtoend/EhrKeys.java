package org.bonewise.endtoend;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** An EHR that publishes its public keys on the loopback interface, counts who asks, and can be away. */
final class EhrKeys implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String published = "{\"keys\":[]}";
    private volatile int status = 200;
    private volatile String elsewhere = "";
    private volatile boolean drips;

    EhrKeys(JWK... keys) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publish(keys);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (!elsewhere.isEmpty()) {
                exchange.getResponseHeaders().add("Location", elsewhere);
            }
            exchange.sendResponseHeaders(status, drips ? 0 : body.length);
            do {
                exchange.getResponseBody().write(drips ? new byte[] {' '} : body);
                exchange.getResponseBody().flush();
            } while (drips && waited());
            exchange.close();
        });
        server.start();
    }

    /** Publishes the public parts of these keys instead of those before. */
    void publish(JWK... keys) {
        published = new JWKSet(Arrays.asList(keys)).toString(true);
    }

    /** Answers with this status from now on. */
    void answer(int other) {
        status = other;
    }

    /** Answers that the keys are at another address. */
    void moveTo(String address) {
        elsewhere = address;
        status = 302;
    }

    /** Answers one byte after the other, without end. */
    void drip() {
        drips = true;
    }

    private static boolean waited() {
        try {
            Thread.sleep(50);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How often anybody asked for the keys. */
    int asked() {
        return asked.get();
    }

    String jku() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
