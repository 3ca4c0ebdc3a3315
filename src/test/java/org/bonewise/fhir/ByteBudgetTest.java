package org.bonewise.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private static final int QUERIES = 10;
    private static final int BUDGET = 100_000;
    private static final int PIECE = 8192;

    private final AtomicLong pulled = new AtomicLong();

    @Test
    void theLastByteOfTheBudgetIsRead() throws Exception {
        ByteBudget budget = new ByteBudget(5);

        assertThat(budget.read(new ByteArrayInputStream(new byte[3])))
                .hasValueSatisfying(body -> assertThat(body).hasSize(3));
        assertThat(budget.read(new ByteArrayInputStream(new byte[2])))
                .hasValueSatisfying(body -> assertThat(body).hasSize(2));
        assertThat(budget.read(new ByteArrayInputStream(new byte[0]))).isPresent();
        assertThat(budget.read(new ByteArrayInputStream(new byte[1]))).isEmpty();
    }

    /** All begin before any has read a byte: what is left must not be judged at the beginning alone. */
    @Test
    void queriesSideBySideReadNoMoreThanTheBudgetTogether() throws Exception {
        ByteBudget budget = new ByteBudget(BUDGET);
        CyclicBarrier begun = new CyclicBarrier(QUERIES);
        int kept = 0;
        try (var threads = Executors.newFixedThreadPool(QUERIES)) {
            List<Future<Optional<byte[]>>> reading = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                reading.add(threads.submit(() -> budget.read(body(BUDGET, begun))));
            }
            for (Future<Optional<byte[]>> one : reading) {
                kept += one.get().map(body -> body.length).orElse(0);
            }
        }

        assertThat(kept).isLessThanOrEqualTo(BUDGET);
        assertThat(pulled.get()).isLessThanOrEqualTo(BUDGET + (long) QUERIES * PIECE);
    }

    private InputStream body(int size, CyclicBarrier begun) {
        return new InputStream() {
            private int left = size;

            @Override
            public int read() {
                throw new UnsupportedOperationException("one byte at a time is too slow");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left == size) {
                    await(begun);
                }
                int read = Math.min(left, length);
                left -= read;
                pulled.addAndGet(read);
                return read == 0 ? -1 : read;
            }
        };
    }

    private static void await(CyclicBarrier begun) {
        try {
            begun.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
