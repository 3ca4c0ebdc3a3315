package org.bonewise.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.bonewise.cdshooks.ClientId;
import org.junit.jupiter.api.Test;

/** Tokens that were used, and how many of them are remembered. */
class UsedTokensInMemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final ClientId ONE = new ClientId("one");
    private static final ClientId OTHER = new ClientId("other");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource source = now::get;
    private final UsedTokens used = new UsedTokensInMemory(source.withZone(ZoneOffset.UTC), 2);

    private UsedTokens.Use use(ClientId client, String id) {
        return used.use(client, id, now.get().plusSeconds(60));
    }

    @Test
    void aTokenIsUsedOnceByEachClient() {
        assertThat(use(ONE, "a")).isEqualTo(UsedTokens.Use.FIRST);
        assertThat(use(ONE, "a")).isEqualTo(UsedTokens.Use.AGAIN);
        assertThat(use(OTHER, "a")).isEqualTo(UsedTokens.Use.FIRST);
    }

    @Test
    void whoHasTooManyInUseGetsNoMoreAndNoneIsForgotten() {
        use(ONE, "a");
        use(ONE, "b");

        assertThat(use(ONE, "c")).isEqualTo(UsedTokens.Use.TOO_MANY);
        assertThat(use(ONE, "a")).isNotEqualTo(UsedTokens.Use.FIRST);
        assertThat(use(ONE, "b")).isNotEqualTo(UsedTokens.Use.FIRST);
        assertThat(use(OTHER, "c")).isEqualTo(UsedTokens.Use.FIRST);
    }

    @Test
    void thereIsRoomAgainWhenTheyHaveEnded() {
        use(ONE, "a");
        use(ONE, "b");
        now.set(NOW.plusSeconds(120));

        assertThat(use(ONE, "c")).isEqualTo(UsedTokens.Use.FIRST);
        assertThat(use(ONE, "c")).isEqualTo(UsedTokens.Use.AGAIN);
    }
}
