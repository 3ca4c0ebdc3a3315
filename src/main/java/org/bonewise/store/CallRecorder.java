package org.bonewise.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Puts calls on record behind their answers: what is handed in waits in a queue, and one thread writes it. While the database is
 * away it is tried again and the queue fills; what then finds no room is counted and lost. At the end what waits is written, or
 * counted as lost when that takes too long.
 */
public final class CallRecorder implements AutoCloseable {

    /** Name of the counter of calls that could not be put on record. */
    public static final String LOST = "bonewise.record.lost";

    /** Name of the gauge of calls that wait to be put on record. */
    public static final String WAITING = "bonewise.record.waiting";

    private static final Logger LOG = LoggerFactory.getLogger(CallRecorder.class);
    private static final int BATCH = 200;
    private static final Duration IDLE = Duration.ofMillis(500);

    private final BlockingQueue<CallRecord> queue;
    private final CallTable table;
    private final Settings settings;
    private final Counter lost;
    private final Intervals warnings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private final AtomicInteger inHand = new AtomicInteger();
    private final Thread writer;

    /**
     * How it waits.
     *
     * @param room calls that wait at most
     * @param pause between two tries while the database is away
     * @param last how long it may take at the end
     */
    public record Settings(int room, Duration pause, Duration last) {

        /** Some 10 MB, a try in two seconds, five seconds at the end. */
        public static final Settings USUAL = new Settings(10_000, Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /** Makes a recorder and starts its thread. */
    public CallRecorder(DataSource source, MeterRegistry meters, Clock clock, Settings settings) {
        this.settings = settings;
        queue = new ArrayBlockingQueue<>(settings.room());
        warnings = new Intervals(clock);
        lost = Counter.builder(LOST)
                .description("Calls that could not be put on record")
                .register(meters);
        Gauge.builder(WAITING, queue, BlockingQueue::size)
                .description("Calls that wait to be put on record")
                .register(meters);
        table = new CallTable(source);
        writer = Thread.ofPlatform().daemon().name("call-record").start(this::run);
    }

    /** Hands in a call; takes no time, and never fails. */
    public void record(CallRecord call) {
        if (!call.isEmpty() && !queue.offer(call)) {
            lose(1, "there is no room for more");
        }
    }

    private void run() {
        List<CallRecord> batch = new ArrayList<>();
        while (!givenUp.get()) {
            try {
                if (batch.isEmpty() && !take(batch)) {
                    return;
                }
                inHand.set(batch.size());
                write(batch);
                batch.clear();
                inHand.set(0);
            } catch (InterruptedException e) {
                LOG.debug("The thread that puts cards on record is not to be interrupted", e);
            } catch (RuntimeException e) {
                if (warnings.isDue()) {
                    LOG.warn(
                            "Cards cannot be put on record ({}); {} calls wait, and it is tried again",
                            Faults.named(e),
                            batch.size() + queue.size());
                }
                pause();
            }
        }
    }

    /** Waits for something to write; false when there will be no more. */
    private boolean take(List<CallRecord> batch) throws InterruptedException {
        CallRecord first = null;
        while (first == null) {
            boolean last = isClosing();
            first = queue.poll(last ? 0 : IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null && last) {
                return false;
            }
        }
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        return true;
    }

    /** One that the database does not take must not keep the others back. */
    private void write(List<CallRecord> batch) {
        try {
            table.write(batch);
        } catch (DataIntegrityViolationException all) {
            for (CallRecord call : batch) {
                try {
                    table.write(List.of(call));
                } catch (DataIntegrityViolationException e) {
                    lose(1, Faults.named(e));
                }
            }
        }
    }

    private void pause() {
        try {
            boolean ends = closing.await(settings.pause().toNanos(), TimeUnit.NANOSECONDS);
            if (ends) {
                TimeUnit.MILLISECONDS.sleep(Math.min(100, settings.pause().toMillis()));
            }
        } catch (InterruptedException e) {
            LOG.debug("The thread that puts cards on record is not to be interrupted", e);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void lose(int calls, String why) {
        if (calls > 0) {
            lost.increment(calls);
            if (warnings.isDue()) {
                LOG.warn("Cards of {} calls were not put on record since the start ({})", (long) lost.count(), why);
            }
        }
    }

    /** Writes what waits, within a bound; what is left then is lost. */
    @Override
    public void close() {
        closing.countDown();
        try {
            writer.join(settings.last());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        givenUp.set(true);
        List<CallRecord> left = new ArrayList<>();
        queue.drainTo(left);
        warnings.reset();
        lose(left.size() + inHand.getAndSet(0), "the service ends");
    }
}
