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
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.feedback.Reason;
import org.bonewise.quiet.QuietMemory.LastOverride;
import org.bonewise.quiet.QuietMemory.Recall;
import org.bonewise.quiet.QuietMemory.Told;
import org.bonewise.quiet.QuietMemory.Until;
import org.bonewise.store.UsedTokensInDatabaseTest.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes on one database. */
abstract class QuietInDatabaseTest {

    private static final ClientId EHR = new ClientId("ehr");
    private static final Reason REFUSES =
            new Reason("patient-refuses", "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes", null);
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant EIGHT = NINE.minus(Duration.ofHours(1));
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
        reader = new QuietInDatabase(source, clock, LONG, LONG);
    }

    @AfterEach
    void close() {
        reader.close();
        source.close();
    }

    /** At the end of a process what waits is written. */
    private void told(Told... cards) {
        try (QuietInDatabase writer = new QuietInDatabase(source, clock, LONG, LONG)) {
            writer.told(List.of(cards));
        }
    }

    private static Told card(UUID id, String finding, String key, Instant until) {
        return new Told(id, EHR, List.of(finding), ELEVEN, List.of(new Until(key, until)));
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

    private void feedback(ClientId client, UUID card, Instant at, Outcome outcome) {
        new FeedbackInDatabase(source, clock, LONG, LONG)
                .keep(client, "bone-health-patient-view", List.of(new FeedbackItem(card, at, outcome)));
    }

    private Map<String, LastOverride> overridden() {
        return reader.recall(ALL, NINE).overridden();
    }

    @Test
    void aCardThatIsOverriddenSilencesItsFindingWhicheverIsWrittenFirst() {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        told(card(before, FINDING, SAME, NINE));
        feedback(EHR, before, EIGHT, new Outcome.Overridden(null));
        feedback(EHR, after, EIGHT, new Outcome.Overridden(REFUSES));
        told(card(after, OTHER, SAME, NINE));

        assertThat(overridden())
                .isEqualTo(Map.of(FINDING, new LastOverride(EIGHT, null), OTHER, new LastOverride(EIGHT, REFUSES)));
        assertThat(reader.recall(ALL, ELEVEN).overridden()).isEmpty();
    }

    @Test
    void whatWasSaidLastOfAFindingCountsByWhicheverCard() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        told(card(first, FINDING, SAME, NINE), card(second, FINDING, SAME, NINE));
        feedback(EHR, first, EIGHT, new Outcome.Overridden(REFUSES));
        feedback(EHR, second, EIGHT.plusSeconds(60), new Outcome.Overridden(null));

        assertThat(overridden()).isEqualTo(Map.of(FINDING, new LastOverride(EIGHT.plusSeconds(60), null)));
    }

    @Test
    void whatWasAcceptedLaterIsOverriddenNoMore() {
        UUID card = UUID.randomUUID();
        told(card(card, FINDING, SAME, NINE));
        feedback(EHR, card, EIGHT, new Outcome.Overridden(REFUSES));
        feedback(EHR, card, EIGHT.plusSeconds(60), new Outcome.Accepted(List.of(UUID.randomUUID())));

        assertThat(overridden()).isEmpty();
    }

    @Test
    void whatAnotherClientSaysOfACardSilencesNothing() {
        UUID card = UUID.randomUUID();
        told(card(card, FINDING, SAME, NINE));
        feedback(new ClientId("other"), card, EIGHT, new Outcome.Overridden(REFUSES));

        assertThat(overridden()).isEmpty();
    }

    @Test
    void aClockThatIsAheadCountsFromWhenWeHeardOfIt() {
        UUID card = UUID.randomUUID();
        told(card(card, FINDING, SAME, NINE));
        feedback(EHR, card, NINE.plus(Duration.ofDays(300)), new Outcome.Overridden(null));

        assertThat(overridden()).isEqualTo(Map.of(FINDING, new LastOverride(NINE, null)));
    }

    @Test
    void processesThatTellTheSameInAnotherOrderDoNotWaitForEachOther() {
        try (QuietInDatabase one = new QuietInDatabase(source, clock, LONG, LONG);
                QuietInDatabase other = new QuietInDatabase(source, clock, LONG, LONG)) {
            for (int i = 0; i < 300; i++) {
                Instant until = TEN.plusSeconds(i);
                one.told(List.of(
                        card(UUID.randomUUID(), FINDING, SAME, until), card(UUID.randomUUID(), FINDING, OTHER, until)));
                other.told(List.of(
                        card(UUID.randomUUID(), FINDING, OTHER, until), card(UUID.randomUUID(), FINDING, SAME, until)));
            }
        }

        // A pair of which one had to give way would be missing.
        assertThat(rows("quiet_card")).isEqualTo(1200);
    }

    @Test
    void whatIsOverIsSwept() {
        told(card(UUID.randomUUID(), FINDING, SAME, TEN), card(UUID.randomUUID(), FINDING, OTHER, ELEVEN));
        clock.set(TEN.plusSeconds(1));
        sweep();

        assertThat(rows("quiet_told")).isEqualTo(1);
        assertThat(rows("quiet_card")).isEqualTo(2);
        clock.set(ELEVEN.plusSeconds(1));
        sweep();
        assertThat(rows("quiet_told")).isZero();
        assertThat(rows("quiet_card")).isZero();
    }

    private void sweep() {
        new Sweeper(source, clock, new Retention(null, null, Period.ofDays(90))).sweep();
    }

    private int rows(String table) {
        Integer rows = new Database(source).jdbc().queryForObject("select count(*) from " + table, Integer.class);
        return rows == null ? -1 : rows;
    }

    @Test
    void whenTheDatabaseIsAwayNothingIsRecalledAndNothingFails() {
        source.close();
        QuietInDatabase away = new QuietInDatabase(source, clock, LONG, LONG);

        assertThatThrownBy(() -> away.recall(ALL, NINE)).isInstanceOf(DatabaseAwayException.class);
        away.told(List.of(card(UUID.randomUUID(), FINDING, SAME, TEN)));
        away.close();
    }
}
