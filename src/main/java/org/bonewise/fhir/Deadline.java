package org.bonewise.fhir;

import java.time.Duration;

/** The moment by which all queries of one request must have ended. */
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Nanoseconds that are left; zero or less when it has passed. */
    long remainingNanos() {
        return nanoTime - System.nanoTime();
    }
}
