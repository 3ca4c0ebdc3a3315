package org.bonewise.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Lets something be said once, and again only after a while. */
final class Intervals {

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    Intervals(Clock clock) {
        this.clock = clock;
    }

    /** Whether it is time to say it; then it is not for a minute. */
    boolean isDue() {
        Instant now = clock.instant();
        Instant due = next.get();
        return !now.isBefore(due) && next.compareAndSet(due, now.plus(BETWEEN));
    }

    /** From now on it is time again. */
    void reset() {
        next.set(Instant.MIN);
    }
}
