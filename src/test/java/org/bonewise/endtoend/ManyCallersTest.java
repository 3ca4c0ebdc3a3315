package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Prefetch is answered from what came with the call: however many call at once, none of it may come too late. */
class ManyCallersTest {

    private static final int CALLERS = 32;
    private static final int CALLS_EACH = 4;

    @Test
    void allCallersAtOnceGetTheSameCards() throws Exception {
        ViewCall call = Examples.request("breast-vitamin-d-low");
        String expected = Stable.uuids(Service.shared().cards(call).toPrettyString());
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        List<Future<List<Service.Reply>>> callers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> calls(call, start)));
            }
            for (Future<List<Service.Reply>> caller : callers) {
                assertThat(caller.get())
                        .hasSize(CALLS_EACH)
                        .allSatisfy(reply -> assertThat(reply.status())
                                .as(reply.diagnostics())
                                .isEqualTo(200))
                        .allSatisfy(reply -> assertThat(
                                        Stable.uuids(reply.json().path("cards").toPrettyString()))
                                .isEqualTo(expected));
            }
        }
    }

    private static List<Service.Reply> calls(ViewCall call, CyclicBarrier start) throws Exception {
        start.await();
        List<Service.Reply> replies = new ArrayList<>();
        for (int i = 0; i < CALLS_EACH; i++) {
            replies.add(Service.shared().call(call));
        }
        return replies;
    }
}
