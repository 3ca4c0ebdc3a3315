package org.bonewise.patient;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is worked out when first asked for, once, whichever thread asks. */
final class Lazy<T> {

    private final Supplier<T> source;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T value;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        T known = value;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            T mine = value;
            if (mine == null) {
                mine = source.get();
                value = mine;
            }
            return mine;
        } finally {
            lock.unlock();
        }
    }
}
