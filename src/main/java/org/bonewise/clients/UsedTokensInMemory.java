package org.bonewise.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bonewise.cdshooks.ClientId;

/** Remembers used tokens in this process alone, so many of each client: none is forgotten to make room for another. */
public final class UsedTokensInMemory implements UsedTokens {

    private final Clock clock;
    private final int most;
    private final Map<ClientId, Cache<String, Instant>> used = new ConcurrentHashMap<>();

    /** @param most tokens of one client that are remembered at once */
    public UsedTokensInMemory(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    @Override
    public Use use(ClientId client, String id, Instant until) {
        Cache<String, Instant> own = used.computeIfAbsent(client, _ -> none());
        if (own.estimatedSize() >= most) {
            // Those that have ended are counted until they are cleared away.
            own.cleanUp();
            if (own.estimatedSize() >= most) {
                return Use.TOO_MANY;
            }
        }
        return own.asMap().putIfAbsent(id, until) == null ? Use.FIRST : Use.AGAIN;
    }

    private Cache<String, Instant> none() {
        return Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<String, Instant>creating((_, until) -> Duration.between(clock.instant(), until)))
                .build();
    }
}
