package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.clients.UsedTokens.Use.AGAIN;
import static org.bonewise.clients.UsedTokens.Use.FIRST;
import static org.bonewise.clients.UsedTokens.Use.TOO_MANY;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.clients.UsedTokens;
import org.bonewise.clients.UsedTokensInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two processes on one database. */
@ExtendWith(OutputCaptureExtension.class)
abstract class UsedTokensInDatabaseTest {

    private static final ClientId EHR = new ClientId("ehr-1");
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final SetClock clock = new SetClock(NINE);
    private final HikariDataSource source;
    private final UsedTokens first;
    private final UsedTokens second;

    UsedTokensInDatabaseTest(Engine engine) {
        source = engine.migrated();
        first = process(source, LONG);
        second = process(source, LONG);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private UsedTokens process(DataSource database, Duration patience) {
        return new UsedTokensInDatabase(new UsedTokensInMemory(clock, 100), database, clock, patience, SHORT);
    }

    @Test
    void aTokenIsGoodOnceAtAllProcessesTogether() {
        assertThat(first.use(EHR, "a", TEN)).isEqualTo(FIRST);
        assertThat(second.use(EHR, "a", TEN)).isEqualTo(AGAIN);
        assertThat(second.use(EHR, "b", TEN)).isEqualTo(FIRST);
        assertThat(first.use(EHR, "b", TEN)).isEqualTo(AGAIN);
        assertThat(process(source, LONG).use(EHR, "a", TEN))
                .as("after a restart")
                .isEqualTo(AGAIN);
    }

    @Test
    void anotherClientMayCallItsTokensAlike() {
        assertThat(first.use(EHR, "a", TEN)).isEqualTo(FIRST);
        assertThat(second.use(new ClientId("ehr-2"), "a", TEN)).isEqualTo(FIRST);
    }

    @Test
    void whatHasEndedCountsForNothingWhetherItWasSweptOrNot() {
        first.use(EHR, "a", TEN);
        clock.set(TEN.plusSeconds(1));

        assertThat(second.use(EHR, "a", TEN.plusSeconds(3600))).isEqualTo(FIRST);
        assertThat(process(source, LONG).use(EHR, "a", TEN.plusSeconds(3600))).isEqualTo(AGAIN);
    }

    @Test
    void whateverATokenIsCalledItHasRoomAndIsNotToBeReadThere() {
        String name = "Nancy Andersen\u0000".repeat(500);

        assertThat(first.use(EHR, name, TEN)).isEqualTo(FIRST);
        assertThat(second.use(EHR, name, TEN)).isEqualTo(AGAIN);
        assertThat(new Database(source)
                        .jdbc()
                        .queryForObject("select octet_length(token) from used_token", Integer.class))
                .isEqualTo(32);
    }

    @Test
    void ofAllWhoUseItAtOnceOneIsTheFirst() throws Exception {
        List<Future<UsedTokens.Use>> uses = new ArrayList<>();
        try (ExecutorService processes = Executors.newFixedThreadPool(6)) {
            for (int number = 0; number < 120; number++) {
                String token = "token-" + number / 6;
                UsedTokens process = process(source, LONG);
                uses.add(processes.submit(() -> process.use(EHR, token, TEN)));
            }
        }

        int firsts = 0;
        for (Future<UsedTokens.Use> use : uses) {
            firsts += use.get() == FIRST ? 1 : 0;
        }
        assertThat(firsts).isEqualTo(20);
    }

    @Test
    void whoHasTooManyInUseGetsNoMore() {
        UsedTokens small = new UsedTokensInDatabase(new UsedTokensInMemory(clock, 2), source, clock);
        small.use(EHR, "a", TEN);
        small.use(EHR, "b", TEN);

        assertThat(small.use(EHR, "c", TEN)).isEqualTo(TOO_MANY);
    }

    @Test
    void whileTheDatabaseIsAwayEachProcessDecidesForItselfAndSaysSoOnceAMinute(CapturedOutput output) {
        Tap tap = new Tap(source).away();
        UsedTokens process = process(tap, LONG);

        for (int token = 0; token < 5; token++) {
            assertThat(process.use(EHR, "token-" + token, TEN)).isEqualTo(FIRST);
            assertThat(process.use(EHR, "token-" + token, TEN)).isEqualTo(AGAIN);
        }
        assertThat(output.toString().split("remembered by this process alone", -1))
                .hasSize(2);
        assertThat(output).contains("SQL state 08001").doesNotContain("token-0");
        clock.set(NINE.plusSeconds(61));
        process.use(EHR, "one more", TEN);

        assertThat(output.toString().split("remembered by this process alone", -1))
                .hasSize(3);
    }

    @Test
    void aDatabaseThatHangsHoldsNoCallForLongAndFewAtAll() {
        Tap tap = new Tap(source).hang();
        UsedTokens process = new UsedTokensInDatabase(new UsedTokensInMemory(clock, 100), tap, clock, SHORT, LONG);

        for (int token = 0; token < 20; token++) {
            assertThat(process.use(EHR, "token-" + token, TEN)).isEqualTo(FIRST);
        }
        int asked = tap.asked();
        tap.open();

        assertThat(asked).isLessThan(4);
    }

    @Test
    void onceTheDatabaseIsBackTheyAreSharedAgain() throws InterruptedException {
        Tap tap = new Tap(source).away();
        UsedTokens process = process(tap, LONG);
        for (int token = 0; token < 3; token++) {
            process.use(EHR, "token-" + token, TEN);
        }
        tap.open();
        Thread.sleep(SHORT.multipliedBy(2));

        process.use(EHR, "a", TEN);

        assertThat(second.use(EHR, "a", TEN)).isEqualTo(AGAIN);
    }

    /** A clock that stands where it is put. */
    static final class SetClock extends Clock {

        private volatile Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        void set(Instant moment) {
            now = moment;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
