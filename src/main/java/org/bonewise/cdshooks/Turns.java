package org.bonewise.cdshooks;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets as many calls work at once as there are processors, the others in the order in which they came. More at once would end
 * no sooner, would hold the bodies of all of them in memory, and virtual threads, which are not interrupted in their work, would
 * let some callers wait for hundreds of others. A call that waits for a FHIR server leaves its turn to the next.
 */
public final class Turns {

    /** The turns of which this thread holds one. */
    private static final ScopedValue<Turns> HELD = ScopedValue.newInstance();

    private final Semaphore free;

    /** @param atOnce how many may work at once */
    Turns(int atOnce) {
        free = new Semaphore(atOnce, true);
    }

    /** Does work in a turn, waiting for one first. */
    <T> T take(Supplier<T> work) {
        free.acquireUninterruptibly();
        try {
            return ScopedValue.where(HELD, this).call(work::get);
        } finally {
            free.release();
        }
    }

    /** Waits for something else than a processor: the turn that this thread holds, if it does, is another's meanwhile. */
    public static <T> T aside(Supplier<T> wait) {
        if (!HELD.isBound()) {
            return wait.get();
        }
        Semaphore free = HELD.get().free;
        free.release();
        try {
            return wait.get();
        } finally {
            free.acquireUninterruptibly();
        }
    }
}
