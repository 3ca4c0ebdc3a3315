package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ReadinessState;

/** The end of the process. */
class ShutdownTest {

    @Test
    void aCallInProgressIsAnsweredWhileTheServiceEnds() throws Exception {
        CountDownLatch refusing = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool();
                WaitingEhr ehr = WaitingEhr.start();
                ProtocolServer server = ProtocolServer.start(
                        "bonewise.fhir.allowed-servers=" + ehr.base(),
                        "bonewise.fhir.deadline=60s",
                        "spring.lifecycle.timeout-per-shutdown-phase=2m")) {
            assertThat(server.readiness()).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
            Future<ProtocolServer.Reply> reply = threads.submit(() -> server.call(ehr.call()));
            ehr.awaitQueries(1);

            Future<?> end = threads.submit(() -> server.stop(refusing::countDown));
            assertThat(refusing.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(end).isNotDone();
            assertThat(reply).isNotDone();
            ehr.answer();

            assertThat(reply.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
            end.get(2, TimeUnit.MINUTES);
        }
    }
}
