package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.clients.UsedTokensInMemory;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.store.FeedbackInDatabase.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
abstract class SweeperTest {

    private static final ClientId EHR = new ClientId("ehr-1");
    private static final String SERVICE = "bone-health-patient-view";
    private static final Instant JANUARY = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-31T12:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-30T12:00:01Z");

    private final HikariDataSource source;
    private final JdbcTemplate jdbc;

    SweeperTest(Engine engine) {
        source = engine.migrated();
        jdbc = new JdbcTemplate(source);
        for (Instant then : List.of(JANUARY, MARCH)) {
            new FeedbackInDatabase(source, at(then)).keep(EHR, SERVICE, List.of(item(then)));
            new CallTable(source).write(List.of(call(then)));
        }
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }

    private static FeedbackItem item(Instant then) {
        return new FeedbackItem(new UUID(0, then.getEpochSecond()), MARCH, new Outcome.Overridden(null, "a comment"));
    }

    private static CallRecord call(Instant then) {
        CallRecord cards = CallTableRows.call(new UUID(0, then.getEpochSecond()), SERVICE, "ehr-1", then);
        return new CallRecord(
                then,
                SERVICE,
                "ehr-1",
                "esmo",
                "1",
                null,
                cards.cards(),
                List.of(new CallRecord.ShadowLine(UUID.randomUUID(), "SAF-10", "caution", 1)));
    }

    private void sweep(Retention retention) {
        new Sweeper(source, at(APRIL), retention).sweep();
    }

    private int count(String table) {
        Integer rows = jdbc.queryForObject("select count(*) from " + table, Integer.class);
        return rows == null ? -1 : rows;
    }

    private List<FeedbackItem> feedback() {
        return new FeedbackInDatabase(source, at(APRIL))
                .of(EHR, SERVICE).stream().map(Kept::item).toList();
    }

    @Test
    void commentsGoByThemselvesAndTheRestIsKeptUntilTheOperatorSaysOtherwise() {
        sweep(new Retention(null, null, Period.ofMonths(2)));

        assertThat(feedback())
                .containsExactly(
                        new FeedbackItem(new UUID(0, JANUARY.getEpochSecond()), MARCH, new Outcome.Overridden(null)),
                        item(MARCH));
        assertThat(count("card")).isEqualTo(2);
        assertThat(count("card_rule")).isEqualTo(4);
        assertThat(count("shadow_finding")).isEqualTo(2);
    }

    @Test
    void feedbackGoesByTheMomentAtWhichItCame(CapturedOutput output) {
        sweep(new Retention(null, Period.ofMonths(2), Period.ofYears(9)));

        assertThat(feedback()).containsExactly(item(MARCH));
        assertThat(count("feedback_comment")).isEqualTo(1);
        assertThat(count("card")).isEqualTo(2);
        assertThat(output)
                .contains("Deleted what was kept long enough: 0 cards, 0 findings in shadow, 1 items of feedback");
    }

    @Test
    void cardsGoWithTheirRulesAndWithWhatShadowsSaid() {
        sweep(new Retention(Period.ofMonths(2), null, Period.ofYears(9)));

        assertThat(jdbc.queryForList("select id from card", UUID.class))
                .containsExactly(new UUID(0, MARCH.getEpochSecond()));
        assertThat(count("card_rule")).isEqualTo(2);
        assertThat(count("card_suggestion")).isEqualTo(1);
        assertThat(count("shadow_finding")).isEqualTo(1);
        assertThat(feedback()).hasSize(2);
    }

    @Test
    void manyGoInOneSweep() {
        List<CallRecord> calls = new ArrayList<>();
        for (int card = 0; card < 2500; card++) {
            calls.add(CallTableRows.call(new UUID(1, card), SERVICE, "ehr-1", JANUARY));
        }
        new CallTable(source).write(calls);

        sweep(new Retention(Period.ofMonths(2), null, Period.ofYears(9)));

        assertThat(count("card")).isEqualTo(1);
    }

    @Test
    void tokensThatHaveEndedAreForgotten() {
        UsedTokensInDatabase used = new UsedTokensInDatabase(new UsedTokensInMemory(at(MARCH), 10), source, at(MARCH));
        used.use(EHR, "ended", APRIL.minusSeconds(1));
        used.use(EHR, "not yet", APRIL.plusSeconds(1));

        sweep(new Retention(null, null, Period.ofYears(9)));

        assertThat(count("used_token")).isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsAwayIsToldAndNothingElse(CapturedOutput output) {
        new Sweeper(new Tap(source).away(), at(APRIL), new Retention(null, null, Period.ofDays(1))).sweep();

        assertThat(output)
                .contains("could not be deleted, which is tried again: ")
                .contains("SQL state 08001");
    }
}
