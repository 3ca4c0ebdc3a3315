package org.bonewise.cdshooks;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * Lets a call in, or turns it away at once: a client that calls too often (429), and any while more is in hand than can be
 * answered soon (503). Nothing of the body is read before.
 */
final class Admission {

    private final RateLimiterRegistry rates;
    private final BulkheadRegistry concurrency;
    private final FairShares calls;
    private final FairShares bodies;
    private final FairShares answers;

    Admission(LimitsProperties limits) {
        rates = RateLimiterRegistry.of(RateLimiterConfig.custom()
                .limitForPeriod(limits.rate())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ZERO)
                .build());
        concurrency = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(limits.concurrency())
                .maxWaitDuration(Duration.ZERO)
                .build());
        calls = new FairShares(limits.calls());
        bodies = new FairShares(limits.bodies().toBytes());
        answers = new FairShares(limits.answers().toBytes());
    }

    /**
     * Does the work of one call of a client.
     *
     * @param work is given the room for the body, and that for what FHIR servers send
     * @throws HookFailure when the call is turned away (429, 503)
     */
    <T> T admit(ClientId client, BiFunction<Room, Room, T> work) {
        if (!rates.rateLimiter(client.value()).acquirePermission()) {
            throw tooMany("This client makes more calls in a second than it may.");
        }
        Bulkhead own = concurrency.bulkhead(client.value());
        if (!own.tryAcquirePermission()) {
            throw tooMany("This client has more calls in hand at once than it may.");
        }
        try {
            return inHand(client, work);
        } finally {
            own.onComplete();
        }
    }

    private <T> T inHand(ClientId client, BiFunction<Room, Room, T> work) {
        if (!calls.take(client, 1)) {
            throw new HookFailure(
                    FailureKind.UNAVAILABLE, "The service has more calls in hand than it can answer soon.", null);
        }
        try (Room forBody = new Room(bodies, client);
                Room forAnswers = new Room(answers, client)) {
            return work.apply(forBody, forAnswers);
        } finally {
            calls.giveBack(client, 1);
        }
    }

    private static HookFailure tooMany(String diagnostics) {
        return new HookFailure(FailureKind.TOO_MANY, diagnostics, null);
    }
}
