package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls that wait for a FHIR server cost those that have all they need nothing. */
class WaitingCallsTest {

    private static final int WAITING = 2 * Runtime.getRuntime().availableProcessors() + 2;

    @Test
    void aCallWithFullPrefetchIsAnsweredWhileMoreThanThereAreProcessorsWait() throws Exception {
        CountDownLatch asked = new CountDownLatch(WAITING);
        CountDownLatch answer = new CountDownLatch(1);
        HttpServer ehr = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            ehr.setExecutor(threads);
            ehr.createContext("/fhir/Condition", exchange -> {
                asked.countDown();
                await(answer);
                byte[] body = HookCall.EMPTY_BUNDLE.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            ehr.start();
            String base = "http://127.0.0.1:" + ehr.getAddress().getPort() + "/fhir";
            try (ProtocolServer server =
                    ProtocolServer.start("bonewise.fhir.allowed-servers=" + base, "bonewise.fhir.deadline=60s")) {
                List<Future<ProtocolServer.Reply>> waiting = new ArrayList<>();
                for (int i = 0; i < WAITING; i++) {
                    waiting.add(threads.submit(
                            () -> server.call(HookCall.full().access(base).without("conditions"))));
                }
                await(asked);

                assertThat(server.call(HookCall.full()).status()).isEqualTo(200);

                assertThat(waiting).noneMatch(Future::isDone);
                answer.countDown();
                for (Future<ProtocolServer.Reply> reply : waiting) {
                    assertThat(reply.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
                }
            } finally {
                answer.countDown();
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
