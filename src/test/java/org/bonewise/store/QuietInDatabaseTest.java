package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bonewise.quiet.QuietMemory.Recall;
import org.bonewise.quiet.QuietMemory.Told;
import org.bonewise.quiet.QuietMemory.Until;
import org.bonewise.store.UsedTokensInDatabaseTest.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes on one database. */
abstract class QuietInDatabaseTest {

    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));
    private static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String SAME = "a".repeat(64);
    private static final String FINDING = "b".repeat(64);
    private static final String OTHER = "c".repeat(64);
    private static final List<String> ALL = List.of(SAME, FINDING, OTHER);

    private final SetClock clock = new SetClock(NINE);
    private final HikariDataSource source;
    private final QuietInDatabase reader;

    QuietInDatabaseTest(Engine engine) {
        source = engine.migrated();
        reader = new QuietInDatabase(source, clock, LONG, LONG, LONG);
    }

    @AfterEach
    void close() {
        reader.close();
        source.close();
    }

    /** At the end of a process what waits is written. */
    private void told(Told... cards) {
        try (QuietInDatabase writer = new QuietInDatabase(source, clock, LONG, LONG, LONG)) {
            writer.told(List.of(cards));
        }
    }

    private static Told card(UUID id, String finding, String key, Instant until) {
        return new Told(id, finding, ELEVEN, List.of(new Until(key, until)));
    }

    @Test
    void whatWasToldIsRecalledUntilItsMomentByAllProcesses() {
        told(card(UUID.randomUUID(), FINDING, SAME, TEN));

        assertThat(reader.recall(ALL, NINE)).isEqualTo(new Recall(Set.of(SAME), Map.of()));
        assertThat(reader.recall(ALL, TEN).told()).isEmpty();
        assertThat(reader.recall(List.of(OTHER), NINE).told()).isEmpty();
    }

    @Test
    void toldAgainTheLaterMomentCounts() {
        told(card(UUID.randomUUID(), FINDING, SAME, TEN));
        told(card(UUID.randomUUID(), FINDING, SAME, ELEVEN));
        told(card(UUID.randomUUID(), FINDING, SAME, NINE));

        assertThat(reader.recall(ALL, TEN).told()).containsExactly(SAME);
    }

    @Test
    void aCardThatIsOverriddenSilencesItsFindingWhicheverIsWrittenFirst() {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        told(card(before, FINDING, SAME, NINE));
        reader.overridden(before, NINE, TEN);
        reader.overridden(after, NINE, TEN);
        told(card(after, OTHER, SAME, NINE));

        assertThat(reader.recall(ALL, NINE).overridden()).isEqualTo(Map.of(FINDING, NINE, OTHER, NINE));
        assertThat(reader.recall(ALL, TEN).overridden()).isEmpty();
    }

    @Test
    void whatIsOverIsSwept() {
        told(card(UUID.randomUUID(), FINDING, SAME, TEN), card(UUID.randomUUID(), FINDING, OTHER, ELEVEN));
        reader.overridden(UUID.randomUUID(), NINE, TEN);
        clock.set(TEN.plusSeconds(1));
        new Sweeper(source, clock, new Retention(null, null, Period.ofDays(90))).sweep();

        assertThat(rows("quiet_told")).isEqualTo(1);
        assertThat(rows("quiet_card")).isEqualTo(2);
        assertThat(rows("quiet_override")).isZero();
    }

    private int rows(String table) {
        Integer rows = new Database(source).jdbc().queryForObject("select count(*) from " + table, Integer.class);
        return rows == null ? -1 : rows;
    }

    @Test
    void whenTheDatabaseIsAwayNothingIsRecalledAndNothingFails() {
        source.close();
        QuietInDatabase away = new QuietInDatabase(source, clock, LONG, LONG, LONG);

        assertThatThrownBy(() -> away.recall(ALL, NINE)).isInstanceOf(DatabaseAwayException.class);
        away.overridden(UUID.randomUUID(), NINE, TEN);
        away.told(List.of(card(UUID.randomUUID(), FINDING, SAME, TEN)));
        away.close();
    }
}
