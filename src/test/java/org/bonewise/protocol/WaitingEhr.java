package org.bonewise.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A FHIR server that answers every query with an empty list, but, unless told otherwise, only when it is told to. */
final class WaitingEhr implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final HttpServer server;

    private WaitingEhr(HttpServer server) {
        this.server = server;
    }

    static WaitingEhr start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            WaitingEhr ehr = new WaitingEhr(server);
            server.setExecutor(ehr.threads);
            server.createContext("/fhir", exchange -> {
                ehr.asked.release();
                await(ehr.answer);
                send(exchange, HookCall.EMPTY_BUNDLE);
            });
            server.start();
            return ehr;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers queries on one type at once. */
    WaitingEhr atOnce(String type, String body) {
        server.createContext("/fhir/" + type, exchange -> send(exchange, body));
        return this;
    }

    private static void send(HttpExchange exchange, String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    /** A call that waits for one answer of this server. */
    HookCall call() {
        return HookCall.full().access(base()).without("conditions");
    }

    /** Waits until so many more queries have come. */
    void awaitQueries(int count) {
        try {
            if (!asked.tryAcquire(count, 1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("too few queries came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers what has come and all that is to come. */
    void answer() {
        answer.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody said to answer");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        answer();
        server.stop(0);
        threads.shutdownNow();
    }
}
