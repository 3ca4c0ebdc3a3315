package org.bonewise.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Sweeps now and then. */
final class SweepSchedule implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMinutes(5);
    private static final Duration LAST = Duration.ofSeconds(5);

    private final ScheduledExecutorService executor;

    SweepSchedule(Sweeper sweeper) {
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sweep").factory());
        ScheduledFuture<?> _ = executor.scheduleWithFixedDelay(
                sweeper::sweep, BETWEEN.dividedBy(5).toSeconds(), BETWEEN.toSeconds(), TimeUnit.SECONDS);
    }

    /** Lets a sweep end: H2 would close the file of a thread that is interrupted. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(LAST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
