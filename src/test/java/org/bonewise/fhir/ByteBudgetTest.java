package org.bonewise.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bonewise.cdshooks.Room;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private static final int QUERIES = 10;
    private static final int BUDGET = 100_000;
    private static final int PIECE = 8192;

    private final AtomicLong pulled = new AtomicLong();

    private final AtomicLong kept = new AtomicLong();

    private Answer keep(byte[] body) {
        kept.addAndGet(body.length);
        return new Answer.WrongKind("these bytes");
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    @Test
    void theLastByteOfTheBudgetIsRead() throws Exception {
        ByteBudget budget = new ByteBudget(5, Room.unlimited());

        assertThat(budget.read(bytes(3), this::keep)).isEqualTo(new Answer.WrongKind("these bytes"));
        budget.read(bytes(2), this::keep);
        assertThat(kept).hasValue(5);
        assertThat(budget.read(bytes(0), this::keep)).isEqualTo(new Answer.WrongKind("these bytes"));
        assertThat(budget.read(bytes(1), this::keep))
                .isEqualTo(new Answer.Failed("the FHIR server sent more data than is read"));
    }

    @Test
    void nothingIsReadForACallThatHasEnded() throws Exception {
        Room room = Room.unlimited();
        ByteBudget budget = new ByteBudget(BUDGET, room);
        room.close();

        assertThat(budget.read(bytes(1), this::keep))
                .isEqualTo(new Answer.Failed("the service has no memory left for it"));
        assertThat(kept).hasValue(0);
    }

    /** All begin before any has read a byte: what is left must not be judged at the beginning alone. */
    @Test
    void queriesSideBySideReadNoMoreThanTheBudgetTogether() throws Exception {
        ByteBudget budget = new ByteBudget(BUDGET, Room.unlimited());
        CyclicBarrier begun = new CyclicBarrier(QUERIES);
        try (var threads = Executors.newFixedThreadPool(QUERIES)) {
            List<Future<Answer>> reading = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                reading.add(threads.submit(() -> budget.read(body(BUDGET, begun), this::keep)));
            }
            for (Future<Answer> one : reading) {
                one.get();
            }
        }

        assertThat(kept.get()).isLessThanOrEqualTo(BUDGET);
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
