package org.bonewise.fhir;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps queries from one FHIR server while it is in trouble, so that not every call waits in vain. After a pause a call's worth of
 * queries tries it again.
 */
final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final CircuitBreaker breaker;
    private final String server;
    private final long pauseNanos;
    private volatile long openedNanos;

    /** @param server host and port, for the log: a path may name a patient */
    Breaker(String server, BreakerProperties properties) {
        this.server = server;
        pauseNanos = properties.pause().toNanos();
        breaker = CircuitBreaker.of(
                server,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(properties.queries())
                        .minimumNumberOfCalls(properties.queries() / 2)
                        .permittedNumberOfCallsInHalfOpenState(properties.queries() / 2)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(properties.pause())
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
    }

    /** Asks the server, or tells at once that it is not asked. */
    Answer ask(Supplier<Answer> query) {
        if (!breaker.tryAcquirePermission()) {
            return new Answer.Failed("the FHIR server has failed repeatedly; it is asked again in " + seconds() + " s");
        }
        Answer.Server seen = Answer.Server.UNTOLD;
        try {
            Answer answer = query.get();
            seen = answer instanceof Answer.Failed failed ? failed.server() : Answer.Server.ANSWERS;
            return answer;
        } finally {
            record(seen);
        }
    }

    /** Whether the server is left alone, or has not yet shown that it is well again. */
    boolean isOpen() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    private void record(Answer.Server seen) {
        switch (seen) {
            case ANSWERS -> breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            case IN_TROUBLE -> breaker.onError(0, TimeUnit.NANOSECONDS, new ServerInTrouble());
            case UNTOLD -> breaker.releasePermission();
        }
    }

    private long seconds() {
        long left = pauseNanos - (System.nanoTime() - openedNanos);
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left + TimeUnit.SECONDS.toNanos(1) - 1));
    }

    private void tell(StateTransition transition) {
        switch (transition) {
            case CLOSED_TO_OPEN -> {
                openedNanos = System.nanoTime();
                LOG.warn(
                        "FHIR server {} fails repeatedly: it is asked again every {} s",
                        server,
                        TimeUnit.NANOSECONDS.toSeconds(pauseNanos));
            }
            case HALF_OPEN_TO_OPEN -> openedNanos = System.nanoTime();
            case HALF_OPEN_TO_CLOSED -> LOG.info("FHIR server {} answers again", server);
            default -> LOG.debug("FHIR server {}: {}", server, transition);
        }
    }

    /** The library counts exceptions; nobody gets to see this one. */
    private static final class ServerInTrouble extends Exception {

        private static final long serialVersionUID = 1L;

        ServerInTrouble() {
            super("in trouble", null, false, false);
        }
    }
}
