package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.feedback.Reason;
import org.bonewise.reports.Counts;
import org.bonewise.reports.ReportFigures;
import org.bonewise.reports.ReportFigures.OfReason;
import org.bonewise.reports.ReportFigures.OfRule;
import org.bonewise.reports.ReportFigures.OfShadow;
import org.bonewise.reports.ReportFigures.OfUnknown;
import org.bonewise.reports.ReportFigures.OfWeek;
import org.bonewise.reports.ReportFigures.Reach;
import org.bonewise.reports.ReportInHandException;
import org.bonewise.reports.ReportQuestion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

abstract class ReportInDatabaseTest {

    private static final String SERVICE = "bone-health-patient-view";
    private static final Instant NOON = Instant.parse("2026-11-17T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final Retention RETENTION = new Retention(Period.ofYears(2), Period.ofYears(1), Period.ofDays(90));
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(200);

    protected final HikariDataSource source;
    private final ReportInDatabase reports;

    ReportInDatabaseTest(Engine engine) {
        source = engine.migrated();
        reports = new ReportInDatabase(source, RETENTION, Duration.ofSeconds(60), LONG, SHORT);
    }

    @AfterEach
    void close() {
        source.close();
    }

    /** From a Monday to a Sunday, two weeks. */
    private static ReportQuestion question(@Nullable String client, @Nullable String rule, @Nullable String service) {
        return new ReportQuestion(
                LocalDate.parse("2026-11-09"), LocalDate.parse("2026-11-22"), ZONE, client, rule, service);
    }

    private ReportFigures all() {
        return reports.read(question(null, null, null));
    }

    private static UUID uuid(int card) {
        return new UUID(0, card);
    }

    private void shown(int card, String client, String service, Instant at, String... artefacts) {
        List<CallRecord.SpokenRule> rules = Stream.of(artefacts)
                .map(artefact -> new CallRecord.SpokenRule(artefact.replaceFirst("\\..*", ""), artefact))
                .toList();
        new CallTable(source)
                .write(List.of(new CallRecord(
                        at,
                        service,
                        client,
                        "esmo",
                        "1.2.0",
                        null,
                        List.of(new CallRecord.IssuedCard(uuid(card), "info", rules, List.of())),
                        List.of())));
    }

    private void shown(int card, String... artefacts) {
        shown(card, "ehr-1", SERVICE, NOON, artefacts);
    }

    private void told(int card, String client, Instant received, Instant happened, Outcome outcome) {
        new FeedbackInDatabase(source, Clock.fixed(received, ZoneOffset.UTC))
                .keep(new ClientId(client), SERVICE, List.of(new FeedbackItem(uuid(card), happened, outcome)));
    }

    private void accepted(int card) {
        told(card, "ehr-1", NOON, NOON, new Outcome.Accepted(List.of(uuid(99))));
    }

    private void overridden(int card) {
        told(card, "ehr-1", NOON, NOON, new Outcome.Overridden(null));
    }

    private void overridden(int card, @Nullable String system, String code, @Nullable String display) {
        told(card, "ehr-1", NOON, NOON, new Outcome.Overridden(new Reason(code, system, display)));
    }

    @Test
    void cardsCountForTheirRulesClientAndWeek() {
        shown(1, "ehr-1", SERVICE, Instant.parse("2026-11-10T10:00:00Z"), "BM-1", "SAF-13.bm");
        shown(2, "ehr-1", SERVICE, NOON, "BM-1");
        shown(3, "ehr-1", SERVICE, NOON, "BM-1");
        shown(4, "ehr-2", SERVICE, NOON, "BM-1");
        accepted(1);
        overridden(2);

        ReportFigures figures = all();

        assertThat(figures.rules())
                .containsExactly(
                        new OfRule("BM-1", "ehr-1", 0, new Counts(1, 1, 0)),
                        new OfRule("BM-1", "ehr-1", 1, new Counts(2, 0, 1)),
                        new OfRule("BM-1", "ehr-2", 1, new Counts(1, 0, 0)),
                        new OfRule("SAF-13", "ehr-1", 0, new Counts(1, 1, 0)));
        assertThat(figures.weeks())
                .as("each card once")
                .containsExactly(new OfWeek(0, new Counts(1, 1, 0)), new OfWeek(1, new Counts(3, 0, 1)));
    }

    @Test
    void daysAndWeeksTurnAtTheMidnightOfTheZone() {
        shown(1, "ehr-1", SERVICE, Instant.parse("2026-11-08T22:59:59.999999Z"), "BM-1");
        shown(2, "ehr-1", SERVICE, Instant.parse("2026-11-08T23:00:00Z"), "BM-1");
        shown(3, "ehr-1", SERVICE, Instant.parse("2026-11-15T22:59:59.999999Z"), "BM-1");
        shown(4, "ehr-1", SERVICE, Instant.parse("2026-11-15T23:00:00Z"), "BM-1");
        shown(5, "ehr-1", SERVICE, Instant.parse("2026-11-22T22:59:59.999999Z"), "BM-1");
        shown(6, "ehr-1", SERVICE, Instant.parse("2026-11-22T23:00:00Z"), "BM-1");

        assertThat(all().weeks())
                .containsExactly(new OfWeek(0, new Counts(2, 0, 0)), new OfWeek(1, new Counts(2, 0, 0)));
    }

    @Test
    void aCardWithTwoVariantsOfARuleCountsOnceForIt() {
        shown(1, "SAF-13.bm", "SAF-13.kidney");
        overridden(1);

        assertThat(all().rules()).containsExactly(new OfRule("SAF-13", "ehr-1", 1, new Counts(1, 0, 1)));
    }

    @Test
    void ofSeveralItemsOnACardTheLatestByItsOwnTimeDecides() {
        Outcome taken = new Outcome.Accepted(List.of(uuid(99)));
        Outcome dismissed = new Outcome.Overridden(null);
        Instant later = NOON.plusSeconds(60);
        shown(1, "BM-1");
        told(1, "ehr-1", later, NOON, dismissed);
        told(1, "ehr-1", NOON, later, taken);
        shown(2, "BM-2");
        told(2, "ehr-1", NOON, NOON, taken);
        told(2, "ehr-1", NOON, later, dismissed);
        shown(3, "BM-3");
        told(3, "ehr-1", NOON, NOON, dismissed);
        told(3, "ehr-1", later, NOON, taken);
        shown(4, "BM-4");
        told(4, "ehr-1", NOON, NOON, dismissed);
        told(4, "ehr-1", NOON, NOON, taken);

        assertThat(all().rules())
                .containsExactly(
                        new OfRule("BM-1", "ehr-1", 1, new Counts(1, 1, 0)),
                        new OfRule("BM-2", "ehr-1", 1, new Counts(1, 0, 1)),
                        new OfRule("BM-3", "ehr-1", 1, new Counts(1, 1, 0)),
                        new OfRule("BM-4", "ehr-1", 1, new Counts(1, 0, 1)));
    }

    @Test
    void whatIsToldAfterThePeriodCountsToo() {
        shown(1, "BM-1");
        told(1, "ehr-1", NOON.plus(Duration.ofDays(60)), NOON.plus(Duration.ofDays(60)), new Outcome.Overridden(null));

        assertThat(all().weeks()).containsExactly(new OfWeek(1, new Counts(1, 0, 1)));
    }

    @Test
    void reasonsAreCountedThoseWithNoneFirstThenTheMostFrequent() {
        for (int card = 1; card <= 6; card++) {
            shown(card, "BM-1");
        }
        overridden(1, "https://a.example", "x", "one");
        overridden(2, "https://a.example", "x", "another");
        overridden(3, "https://a.example", "x", null);
        overridden(4, null, "x", null);
        overridden(5);
        accepted(6);

        assertThat(all().reasons())
                .containsExactly(
                        new OfReason("BM-1", "ehr-1", null, null, 1),
                        new OfReason("BM-1", "ehr-1", "https://a.example", "x", 3),
                        new OfReason("BM-1", "ehr-1", null, "x", 1));
    }

    @Test
    void aReasonThatWasTakenBackCountsNoMore() {
        shown(1, "BM-1");
        overridden(1, "https://a.example", "x", null);
        told(1, "ehr-1", NOON, NOON.plusSeconds(1), new Outcome.Accepted(List.of(uuid(99))));

        assertThat(all().reasons()).isEmpty();
    }

    @Test
    void whatAClientTellsOfTheCardOfAnotherIsFeedbackOnAnUnknownOne() {
        shown(1, "BM-1");
        told(1, "ehr-2", NOON, NOON, new Outcome.Overridden(null));
        told(7, "ehr-1", NOON, NOON, new Outcome.Accepted(List.of(uuid(99))));
        told(8, "ehr-1", NOON, NOON, new Outcome.Overridden(null));
        told(8, "ehr-1", NOON, NOON.plusSeconds(1), new Outcome.Overridden(null));
        told(9, "ehr-1", NOON.minus(Duration.ofDays(30)), NOON, new Outcome.Overridden(null));

        ReportFigures figures = all();

        assertThat(figures.weeks()).containsExactly(new OfWeek(1, new Counts(1, 0, 0)));
        assertThat(figures.unknown()).containsExactly(new OfUnknown("ehr-1", 1, 2), new OfUnknown("ehr-2", 0, 1));
    }

    private void inShadow(int id, String rule, String client, int findings) {
        new CallTable(source)
                .write(List.of(new CallRecord(
                        NOON,
                        SERVICE,
                        client,
                        "esmo",
                        "1.2.0",
                        null,
                        List.of(),
                        List.of(new CallRecord.ShadowLine(uuid(id), rule, "caution", findings)))));
    }

    @Test
    void rulesInShadowAreCountedApart() {
        inShadow(1, "SAF-10", "ehr-1", 1);
        inShadow(2, "SAF-13.bm", "ehr-1", 2);
        inShadow(3, "SAF-13.bm", "ehr-1", 3);
        inShadow(4, "SAF-1", "ehr-2", 1);

        ReportFigures figures = all();
        assertThat(figures.rules()).isEmpty();
        assertThat(figures.shadow())
                .containsExactly(
                        new OfShadow("SAF-13.bm", "ehr-1", "caution", 2, 5),
                        new OfShadow("SAF-1", "ehr-2", "caution", 1, 1),
                        new OfShadow("SAF-10", "ehr-1", "caution", 1, 1));
        assertThat(reports.read(question(null, "SAF-13", null)).shadow())
                .containsExactly(new OfShadow("SAF-13.bm", "ehr-1", "caution", 2, 5));
        assertThat(reports.read(question(null, "SAF-1", null)).shadow())
                .containsExactly(new OfShadow("SAF-1", "ehr-2", "caution", 1, 1));
        assertThat(reports.read(question(null, "SAF_13", null)).shadow()).isEmpty();
        assertThat(reports.read(question("ehr-2", null, null)).shadow())
                .containsExactly(new OfShadow("SAF-1", "ehr-2", "caution", 1, 1));
    }

    @Test
    void aReportIsNarrowedToAClientAServiceAndARule() {
        shown(1, "BM-1", "SAF-13.bm");
        shown(2, "SAF-13.kidney");
        shown(3, "ehr-2", SERVICE, NOON, "BM-1");
        shown(4, "ehr-1", "bone-health-order-sign", NOON, "BM-1");
        told(9, "ehr-2", NOON, NOON, new Outcome.Overridden(null));

        assertThat(reports.read(question("ehr-2", null, null)).rules())
                .containsExactly(new OfRule("BM-1", "ehr-2", 1, new Counts(1, 0, 0)));
        assertThat(reports.read(question("ehr-1", null, null)).unknown()).isEmpty();
        assertThat(reports.read(question(null, null, "bone-health-order-sign")).rules())
                .containsExactly(new OfRule("BM-1", "ehr-1", 1, new Counts(1, 0, 0)));
        ReportFigures shown = reports.read(question(null, "SAF-13", null));
        assertThat(shown.rules()).containsExactly(new OfRule("SAF-13", "ehr-1", 1, new Counts(2, 0, 0)));
        assertThat(shown.weeks()).containsExactly(new OfWeek(1, new Counts(2, 0, 0)));
        ReportFigures variant = reports.read(question(null, "SAF-13.bm", null));
        assertThat(variant.rules()).containsExactly(new OfRule("SAF-13", "ehr-1", 1, new Counts(1, 0, 0)));
        assertThat(variant.weeks()).containsExactly(new OfWeek(1, new Counts(1, 0, 0)));
        assertThat(reports.read(question("ehr-2", "SAF-13", null)).weeks()).isEmpty();
        assertThat(reports.read(question("' or 1=1 --", "%", null)).rules()).isEmpty();
    }

    @Test
    void itTellsHowFarTheRecordGoesBack() {
        assertThat(all().reach()).isEqualTo(new Reach(null, null, null, Period.ofYears(2), Period.ofYears(1)));

        Instant old = Instant.parse("2024-02-29T23:59:59.123456Z");
        shown(1, "ehr-1", SERVICE, old, "BM-1");
        shown(2, "BM-1");
        overridden(2);
        inShadow(3, "SAF-10", "ehr-1", 1);

        assertThat(all().reach()).isEqualTo(new Reach(old, NOON, NOON, Period.ofYears(2), Period.ofYears(1)));
    }

    @Test
    void aWholeYearHasAllItsWeeks() {
        shown(1, "ehr-1", SERVICE, Instant.parse("2026-01-01T00:00:00Z"), "BM-1");
        shown(2, "ehr-1", SERVICE, Instant.parse("2026-12-31T00:00:00Z"), "BM-1");

        ReportFigures figures = reports.read(new ReportQuestion(
                LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), ZONE, null, null, null));

        assertThat(figures.weeks())
                .containsExactly(new OfWeek(0, new Counts(1, 0, 0)), new OfWeek(52, new Counts(1, 0, 0)));
    }

    @Test
    void whileOneIsAtWorkThereIsNoOtherAndNobodyWaitsForADatabaseThatHangs() {
        Tap tap = new Tap(source).hang();
        ReportInDatabase hung =
                new ReportInDatabase(tap, RETENTION, Duration.ofSeconds(60), Duration.ofSeconds(1), SHORT);

        assertThatThrownBy(() -> hung.read(question(null, null, null))).isInstanceOf(DatabaseAwayException.class);
        assertThatThrownBy(() -> hung.read(question(null, null, null))).isInstanceOf(ReportInHandException.class);
        assertThat(tap.asked()).isEqualTo(1);
        tap.open();

        Instant end = Instant.now().plus(LONG);
        while (true) {
            try {
                assertThat(hung.read(question(null, null, null)).rules()).isEmpty();
                return;
            } catch (ReportInHandException | DatabaseAwayException e) {
                assertThat(Instant.now()).as("waited in vain").isBefore(end);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    @Test
    void afterAFailureTheNextMayBegin() {
        Tap tap = new Tap(source).away();
        ReportInDatabase away = new ReportInDatabase(tap, RETENTION, Duration.ofSeconds(60), LONG, SHORT);

        assertThatThrownBy(() -> away.read(question(null, null, null)))
                .isInstanceOf(DatabaseAwayException.class)
                .hasMessageContaining("SQL state 08001");
        tap.open();

        assertThat(away.read(question(null, null, null)).rules()).isEmpty();
    }

    /** A limit that stayed on the connection would cut off feedback. */
    @Test
    void noLimitStaysOnAConnection() throws SQLException {
        shown(1, "BM-1");
        all();

        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                connections.add(source.getConnection());
            }
            for (Connection connection : connections) {
                try (Statement statement = connection.createStatement()) {
                    assertThat(statement.getQueryTimeout()).isZero();
                }
                assertThat(connection.isReadOnly()).isFalse();
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
        assertThat(new JdbcTemplate(source).queryForObject("select count(*) from card", Integer.class))
                .isEqualTo(1);
    }
}
