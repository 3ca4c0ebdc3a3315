package org.bonewise.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may work when. */
class TurnsTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void noMoreWorkAtOnceThanThereAreTurns() throws Exception {
        Turns turns = new Turns(2);
        AtomicInteger atWork = new AtomicInteger();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(callers.submit(() -> turns.take(() -> {
                seen.add(atWork.incrementAndGet());
                LockSupport.parkNanos(1_000_000);
                return atWork.decrementAndGet();
            })));
        }
        for (Future<Integer> call : calls) {
            call.get(1, TimeUnit.MINUTES);
        }

        assertThat(seen).hasSize(50).allSatisfy(atOnce -> assertThat(atOnce).isBetween(1, 2));
    }

    @Test
    void whoWaitsForSomethingElseLeavesTheTurnToTheNext() throws Exception {
        Turns turns = new Turns(1);
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        Future<String> first = callers.submit(() -> turns.take(() -> Turns.aside(() -> {
            waiting.countDown();
            await(answer);
            return "first";
        })));
        await(waiting);

        assertThat(callers.submit(() -> turns.take(() -> "second")).get(1, TimeUnit.MINUTES))
                .isEqualTo("second");
        assertThat(first).isNotDone();
        answer.countDown();
        assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo("first");
    }

    @Test
    void aTurnIsGivenBackAfterAFault() throws Exception {
        Turns turns = new Turns(1);
        assertThatThrownBy(() -> turns.take(() -> Turns.aside(() -> {
                    throw new IllegalStateException("fault");
                })))
                .hasMessage("fault");

        assertThat(callers.submit(() -> turns.take(() -> "next")).get(1, TimeUnit.MINUTES))
                .isEqualTo("next");
    }

    @Test
    void whoHoldsNoTurnGivesNoneAway() throws Exception {
        Turns turns = new Turns(1);
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        Future<String> first = callers.submit(() -> turns.take(() -> {
            working.countDown();
            await(end);
            return "working";
        }));
        await(working);
        assertThat(Turns.aside(() -> "outside")).isEqualTo("outside");

        Future<String> next = callers.submit(() -> turns.take(() -> "next"));
        assertThatThrownBy(() -> next.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        end.countDown();
        assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo("working");
        assertThat(next.get(1, TimeUnit.MINUTES)).isEqualTo("next");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
