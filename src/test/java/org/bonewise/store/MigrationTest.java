package org.bonewise.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.clients.UsedTokens;
import org.bonewise.clients.UsedTokensInMemory;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.feedback.Reason;
import org.bonewise.store.FeedbackInDatabase.Kept;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class MigrationTest {

    private static final ClientId EHR = new ClientId("ehr-1");
    private static final String SERVICE = "bone-health-patient-view";
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NINE, ZoneOffset.UTC);

    private static final byte[] SHA_256_OF_A =
            HexFormat.of().parseHex("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");

    private static Kept taken() {
        return new Kept(
                new FeedbackItem(
                        new UUID(0, 1),
                        NINE.plus(Duration.ofMinutes(5)),
                        new Outcome.Accepted(List.of(new UUID(0, 0x11)))),
                true);
    }

    private static Kept refused() {
        return new Kept(
                new FeedbackItem(
                        new UUID(0, 9),
                        NINE.plus(Duration.ofMinutes(6)),
                        new Outcome.Overridden(
                                new Reason("patient-refuses", "https://example.org/reasons", null), "Next week")),
                false);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatTheFirstVersionKeptIsThereInTheNewest(Engine engine) {
        try (HikariDataSource source = engine.empty()) {
            Engine.migrate(source, "1");
            new ResourceDatabasePopulator(new ClassPathResource("db/version-1.sql")).execute(source);
            JdbcTemplate jdbc = new JdbcTemplate(source);
            jdbc.update(
                    "insert into used_token (client, token, remember_until) values (?, ?, ?)",
                    EHR.value(),
                    SHA_256_OF_A,
                    NINE.plusSeconds(60).atOffset(ZoneOffset.UTC));
            Engine.migrate(source, null);

            FeedbackInDatabase store = new FeedbackInDatabase(source, CLOCK);
            store.keep(EHR, SERVICE, List.of(taken().item()));
            assertThat(store.of(EHR, SERVICE)).containsExactly(taken(), refused());
            assertThat(new UsedTokensInDatabase(new UsedTokensInMemory(CLOCK, 10), source, CLOCK)
                            .use(EHR, "a", NINE.plusSeconds(60)))
                    .isEqualTo(UsedTokens.Use.AGAIN);
            new CallTable(source).write(List.of(CallTableRows.call(new UUID(0, 4), SERVICE, "ehr-1", NINE)));
            assertThat(jdbc.queryForList("select rule from card_rule order by card, place", String.class))
                    .containsExactly("BM-1", "SAF-13", "SAF-06", "BM-1", "SAF-13");
            assertThat(jdbc.queryForList("select rule from shadow_finding", String.class))
                    .containsExactly("SAF-10");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aDatabaseThatIsUpToDateIsLeftAsItIs(Engine engine) {
        try (HikariDataSource source = engine.migrated()) {
            new FeedbackInDatabase(source, CLOCK).keep(EHR, SERVICE, List.of(taken().item()));

            Engine.migrate(source, null);

            assertThat(new FeedbackInDatabase(source, CLOCK).of(EHR, SERVICE))
                    .containsExactly(new Kept(taken().item(), false));
        }
    }

    /** As after a way back to an older version of the service. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void aSchemaThatIsNewerThanTheServiceDoesNotStopIt(Engine engine) {
        try (HikariDataSource source = engine.migrated()) {
            JdbcTemplate jdbc = new JdbcTemplate(source);
            jdbc.execute("create table of_a_later_version (id integer)");
            jdbc.update(
                    "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\","
                            + " \"script\", \"checksum\", \"installed_by\", \"execution_time\", \"success\")"
                            + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'later', 1, true)");

            Engine.migrate(source, null);

            FeedbackInDatabase store = new FeedbackInDatabase(source, CLOCK);
            store.keep(EHR, SERVICE, List.of(taken().item()));
            assertThat(store.of(EHR, SERVICE)).hasSize(1);
        }
    }

    /** The process may be killed, or the machine lose its power: the file alone must have it. */
    @Test
    void whatWasKeptIsInTheFileOfH2WhileTheProcessRuns(@TempDir Path folder) throws Exception {
        try (HikariDataSource source = Engine.open("jdbc:h2:file:" + folder.resolve("running"))) {
            Engine.migrate(source, null);
            FeedbackInDatabase store = new FeedbackInDatabase(source, CLOCK);
            for (int copy = 0; copy < 3; copy++) {
                FeedbackItem item = new FeedbackItem(new UUID(5, copy), NINE, new Outcome.Overridden(null));
                store.keep(EHR, SERVICE, List.of(item));

                // Only what the file holds: nothing is closed or waited for.
                Files.copy(folder.resolve("running.mv.db"), folder.resolve("copy-" + copy + ".mv.db"));
                try (HikariDataSource killed = Engine.open("jdbc:h2:file:" + folder.resolve("copy-" + copy))) {
                    assertThat(new FeedbackInDatabase(killed, CLOCK).of(EHR, SERVICE))
                            .contains(new Kept(item, false))
                            .hasSize(copy + 1);
                }
            }
        }
    }

    /** Killed while tables are made, the service could else not start again: half of them are there. */
    @Test
    void noneOfTheTablesIsInTheFileOfH2BeforeAllAre(@TempDir Path folder) throws Exception {
        try (HikariDataSource source = Engine.open("jdbc:h2:file:" + folder.resolve("running"))) {
            Database database = new Database(source);

            database.inOneWrite(() -> {
                database.jdbc().execute("create table one (id integer)");
                LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
                assertThat(tablesInCopy(folder, "half")).isEmpty();
                database.jdbc().execute("create table two (id integer)");
            });

            assertThat(tablesInCopy(folder, "whole")).containsExactly("one", "two");
        }
    }

    private static List<@Nullable String> tablesInCopy(Path folder, String name) {
        try {
            Files.copy(folder.resolve("running.mv.db"), folder.resolve(name + ".mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (HikariDataSource killed = Engine.open("jdbc:h2:file:" + folder.resolve(name))) {
            return new JdbcTemplate(killed)
                    .queryForList(
                            "select table_name from information_schema.tables where table_schema = 'public' order by 1",
                            String.class);
        }
    }
}
