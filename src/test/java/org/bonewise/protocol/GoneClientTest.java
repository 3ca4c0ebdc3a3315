package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that do not wait for their answer. */
class GoneClientTest {

    @Test
    void whoIsGoneBeforeTheAnswerIsNoFaultOfOurs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        HttpServer ehr = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            ehr.setExecutor(threads);
            ehr.createContext("/fhir/Condition", exchange -> {
                asked.countDown();
                await(gone);
                byte[] body = HookCall.EMPTY_BUNDLE.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            ehr.start();
            String base = "http://127.0.0.1:" + ehr.getAddress().getPort() + "/fhir";
            String body = HookCall.full().access(base).without("conditions").json();
            ProtocolServer server =
                    ProtocolServer.start("bonewise.fhir.allowed-servers=" + base, "bonewise.fhir.deadline=60s");
            try (CapturedLog log = CapturedLog.start()) {
                try (RawCall call = RawCall.open(server.port())) {
                    call.head("Content-Type: application/json", "Content-Length: " + body.length())
                            .send(body);
                    await(asked);
                    call.reset();
                }
                gone.countDown();
                // The stop is graceful: what is in hand is answered first.
                server.close();

                assertThat(log.text())
                        .contains("The client was gone before its answer")
                        .doesNotContain("Fault");
            } finally {
                gone.countDown();
                ehr.stop(0);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
