package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
abstract class CallRecorderTest {

    private static final String SERVICE = "bone-health-patient-view";
    private static final Instant NINE = CallTableRows.NINE;
    private static final Clock CLOCK = Clock.fixed(NINE, ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HikariDataSource source;
    private final JdbcTemplate jdbc;

    CallRecorderTest(Engine engine) {
        source = engine.migrated();
        jdbc = new JdbcTemplate(source);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private CallRecorder recorder(DataSource database, int room, Duration last) {
        return new CallRecorder(database, meters, CLOCK, new CallRecorder.Settings(room, SHORT, last));
    }

    private static CallRecord call(int card) {
        return CallTableRows.call(new UUID(0, card), SERVICE, "ehr-1", NINE);
    }

    private int count(String table) {
        Integer rows = jdbc.queryForObject("select count(*) from " + table, Integer.class);
        return rows == null ? -1 : rows;
    }

    private double lost() {
        return meters.get(CallRecorder.LOST).counter().count();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(LONG);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Test
    void aCardIsOnRecordWithItsRulesAndSuggestions() {
        try (CallRecorder recorder = recorder(source, 10, LONG)) {
            recorder.record(call(1));
        }

        assertThat(jdbc.queryForMap(
                        "select id, service, client, guideline, guideline_version, hook_instance, indicator from card"))
                .isEqualTo(Map.of(
                        "id", new UUID(0, 1),
                        "service", SERVICE,
                        "client", "ehr-1",
                        "guideline", "esmo",
                        "guideline_version", "1.2.0",
                        "hook_instance", new UUID(7, 7),
                        "indicator", "warning"));
        assertThat(jdbc.queryForObject("select issued_at from card", OffsetDateTime.class))
                .isEqualTo("2026-11-22T09:00:00Z");
        assertThat(jdbc.queryForList("select rule, artefact from card_rule order by place"))
                .containsExactly(
                        Map.of("rule", "BM-1", "artefact", "BM-1"), Map.of("rule", "SAF-13", "artefact", "SAF-13.bm"));
        assertThat(jdbc.queryForList("select suggestion from card_suggestion", UUID.class))
                .containsExactly(new UUID(8, 1));
        assertThat(count("shadow_finding")).isZero();
    }

    @Test
    void whatARuleInShadowWouldHaveSaidIsNoCard() {
        CallRecord call = new CallRecord(
                NINE,
                SERVICE,
                "ehr-1",
                "esmo",
                "1.2.0",
                null,
                List.of(),
                List.of(new CallRecord.ShadowLine(new UUID(3, 3), "SAF-10", "caution", 2)));
        try (CallRecorder recorder = recorder(source, 10, LONG)) {
            recorder.record(call);
        }

        assertThat(jdbc.queryForMap("select rule, outcome, client, service, findings from shadow_finding"))
                .isEqualTo(Map.of(
                        "rule", "SAF-10", "outcome", "caution", "client", "ehr-1", "service", SERVICE, "findings", 2));
        assertThat(count("card")).isZero();
    }

    @Test
    void aCallWithNothingToTellTakesNoRoom() {
        CallRecord nothing = new CallRecord(NINE, SERVICE, "ehr-1", "esmo", "1", null, List.of(), List.of());
        Tap tap = new Tap(source).hang();
        try (CallRecorder recorder = recorder(tap, 1, LONG)) {
            recorder.record(nothing);
            recorder.record(nothing);
            recorder.record(nothing);
            tap.open();
        }

        assertThat(lost()).isZero();
    }

    @Test
    void whatComesWhileTheDatabaseIsAwayIsWrittenOnce(CapturedOutput output) {
        Tap tap = new Tap(source).away();
        try (CallRecorder recorder = recorder(tap, 1000, LONG)) {
            for (int card = 0; card < 500; card++) {
                recorder.record(call(card));
            }
            await(() -> tap.asked() > 2);
            tap.open();
            await(() -> count("card") == 500);
        }

        assertThat(count("card_rule")).isEqualTo(1000);
        assertThat(lost()).isZero();
        assertThat(output).contains("SQL state 08001");
        assertThat(output.toString().split("cannot be put on record", -1)).hasSize(2);
    }

    @Test
    void aBatchOfWhichNobodyHeardWhetherItWasWrittenIsNotWrittenTwice() {
        CallTable table = new CallTable(source);
        CallRecord shadow = new CallRecord(
                NINE,
                SERVICE,
                "ehr-1",
                "esmo",
                "1",
                null,
                List.of(),
                List.of(new CallRecord.ShadowLine(new UUID(3, 3), "SAF-10", "caution", 2)));

        table.write(List.of(call(1), call(2), shadow));
        table.write(List.of(call(1), call(2), shadow, call(3)));

        assertThat(count("card")).isEqualTo(3);
        assertThat(count("card_rule")).isEqualTo(6);
        assertThat(count("card_suggestion")).isEqualTo(3);
        assertThat(count("shadow_finding")).isEqualTo(1);
    }

    @Test
    void oneThatTheDatabaseDoesNotTakeKeepsNoOtherBack(CapturedOutput output) {
        CallRecord wrong = CallTableRows.call(new UUID(0, 99), "s".repeat(201), "ehr-1", NINE);
        Tap tap = new Tap(source).hang();
        try (CallRecorder recorder = recorder(tap, 10, LONG)) {
            recorder.record(call(1));
            recorder.record(wrong);
            recorder.record(call(2));
            tap.open();
        }

        assertThat(jdbc.queryForList("select id from card order by id", UUID.class))
                .containsExactly(new UUID(0, 1), new UUID(0, 2));
        assertThat(lost()).isEqualTo(1);
        assertThat(output).contains("SQL state 22001").doesNotContain("ssss");
    }

    @Test
    void whoeverHandsInNeverWaitsAndWhatHasNoRoomIsCounted(CapturedOutput output) {
        Tap tap = new Tap(source).hang();
        try (CallRecorder recorder = recorder(tap, 5, LONG)) {
            recorder.record(call(0));
            await(() -> tap.asked() == 1);
            for (int card = 1; card <= 8; card++) {
                recorder.record(call(card));
            }
            assertThat(lost()).isEqualTo(3);
            assertThat(meters.get(CallRecorder.WAITING).gauge().value()).isEqualTo(5);
            tap.open();
        }

        assertThat(count("card")).isEqualTo(6);
        assertThat(output).contains("Cards of 1 calls were not put on record since the start");
    }

    @Test
    void atTheEndWhatCannotBeWrittenInTimeIsCountedAndTold(CapturedOutput output) {
        Tap tap = new Tap(source).hang();
        CallRecorder recorder = recorder(tap, 10, SHORT);
        recorder.record(call(0));
        await(() -> tap.asked() == 1);
        recorder.record(call(1));
        recorder.record(call(2));

        recorder.close();

        assertThat(lost()).isEqualTo(3);
        assertThat(output).contains("Cards of 3 calls were not put on record since the start (the service ends)");
        tap.open();
    }

    @Test
    void atTheEndADatabaseThatIsAwayHoldsNobodyUp() {
        CallRecorder recorder = recorder(new Tap(source).away(), 10, SHORT);
        recorder.record(call(0));

        recorder.close();

        assertThat(lost()).isEqualTo(1);
    }
}
