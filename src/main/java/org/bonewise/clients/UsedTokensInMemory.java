package org.bonewise.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.bonewise.cdshooks.ClientId;

/** Remembers used tokens in this process alone. */
final class UsedTokensInMemory implements UsedTokens {

    private record Key(ClientId client, String id) {}

    private final Cache<Key, Instant> used;

    UsedTokensInMemory(Clock clock) {
        used = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<Key, Instant>creating((_, until) -> Duration.between(clock.instant(), until)))
                .build();
    }

    @Override
    public boolean isFirstUse(ClientId client, String id, Instant until) {
        return used.asMap().putIfAbsent(new Key(client, id), until) == null;
    }
}
