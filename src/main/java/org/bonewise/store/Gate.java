package org.bonewise.store;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The way of calls to the database: nobody waits longer than so long for it, and while it is away most are told so at once. The
 * work is done by a thread of its own, which is never interrupted: H2 would close the file of a thread that is.
 */
final class Gate {

    private final String name;
    private final Duration patience;
    private final CircuitBreaker breaker;

    /**
     * Makes a gate.
     *
     * @param name what goes through it
     * @param patience how long a caller waits
     * @param pause after some failures nobody asks for so long; then one tries
     */
    Gate(String name, Duration patience, Duration pause) {
        this.name = name;
        this.patience = patience;
        breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(3)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(pause)
                        .build());
    }

    /**
     * Does the work, or gives up waiting for it; what it did is then not known.
     *
     * @throws DatabaseAwayException when the database does not answer, or failed so often that it is not asked
     */
    <T> T pass(Supplier<T> work) {
        try {
            return breaker.executeSupplier(() -> awaited(work));
        } catch (CallNotPermittedException e) {
            throw new DatabaseAwayException("The database fails repeatedly, and is not asked for now", e);
        }
    }

    private <T> T awaited(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().name("database-" + name).start(() -> {
            try {
                done.complete(work.get());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new DatabaseAwayException("The database did not answer in " + patience, e);
        } catch (ExecutionException e) {
            throw new DatabaseAwayException("The database failed: " + Faults.named(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseAwayException("Nobody waits for the database any more", e);
        }
    }
}
