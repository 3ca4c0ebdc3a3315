package org.bonewise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.bonewise.feedback.Reason;
import org.bonewise.quiet.QuietMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was told for all processes on one database. It is written behind the answer; what cannot be written, or finds no room
 * while much waits, is forgotten and so told again.
 */
public final class QuietInDatabase implements QuietMemory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuietInDatabase.class);
    /** A reader waits for the cards meanwhile. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int ROOM = 5_000;
    private static final int LAST_SECONDS = 5;

    /** Of processes that write the same none must wait for another that waits for it. */
    private static final Comparator<Until> ALWAYS_IN_ONE_ORDER =
            Comparator.comparing(Until::key).thenComparing(Until::until);

    private final Database database;
    private final Gate reading;
    private final Intervals warnings;
    private final ThreadPoolExecutor writer;

    /**
     * Makes a memory and starts its thread.
     *
     * @param source a database that was migrated
     */
    public QuietInDatabase(DataSource source, Clock clock) {
        this(source, clock, PATIENCE, PAUSE);
    }

    /**
     * Makes a memory of other patience.
     *
     * @param patience how long a call may wait for the database
     * @param pause how long the database is left alone when it failed
     */
    QuietInDatabase(DataSource source, Clock clock, Duration patience, Duration pause) {
        database = new Database(source);
        reading = new Gate("quiet-memory", patience, pause);
        warnings = new Intervals(clock);
        writer = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(ROOM),
                Thread.ofPlatform().daemon().name("quiet-memory").factory());
    }

    @Override
    public Recall recall(Collection<String> keys, Instant now) {
        return keys.isEmpty()
                ? new Recall(Set.of(), Map.of())
                : reading.pass(() -> new Recall(told(keys, now), overridden(keys, now)));
    }

    private Set<String> told(Collection<String> keys, Instant now) {
        return new HashSet<>(database.jdbc()
                .queryForList(
                        "select told_key from quiet_told where remember_until > ? and told_key in (%s)"
                                .formatted(places(keys)),
                        String.class,
                        values(keys, now)));
    }

    /** What the client that got a card said of it last; a clock that is ahead counts from when we heard of it. */
    private Map<String, LastOverride> overridden(Collection<String> keys, Instant now) {
        Map<String, LastOverride> overridden = new HashMap<>();
        database.jdbc()
                .query(
                        """
                        select finding_key, told_at, reason_code, reason_system from (
                            select c.finding_key, f.outcome, f.reason_code, f.reason_system,
                                least(f.happened_at, f.received_at) as told_at,
                                row_number() over (partition by c.finding_key
                                    order by least(f.happened_at, f.received_at) desc, f.outcome) as place
                            from quiet_card c join feedback f on f.card = c.card and f.client = c.client
                            where c.remember_until > ? and c.finding_key in (%s)
                        ) said where place = 1 and outcome = 'overridden'""".formatted(places(keys)),
                        row -> {
                            overridden.put(row.getString(1), lastOverride(row));
                        },
                        values(keys, now));
        return overridden;
    }

    private static LastOverride lastOverride(ResultSet row) throws SQLException {
        String code = row.getString(3);
        return new LastOverride(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                code == null ? null : new Reason(code, row.getString(4), null));
    }

    private static String places(Collection<String> keys) {
        return String.join(", ", Collections.nCopies(keys.size(), "?"));
    }

    private static Object[] values(Collection<String> keys, Instant now) {
        List<Object> values = new ArrayList<>(List.of(Database.moment(now)));
        values.addAll(keys);
        return values.toArray();
    }

    @Override
    public void told(List<Told> told) {
        try {
            writer.execute(() -> write(told));
        } catch (RejectedExecutionException e) {
            tell("too much waits", e);
        }
    }

    private void write(List<Told> told) {
        try {
            database.inTransaction(() -> {
                told.forEach(this::keep);
                told.stream()
                        .flatMap(one -> one.keys().stream())
                        .sorted(ALWAYS_IN_ONE_ORDER)
                        .forEach(this::keep);
            });
            warnings.reset();
        } catch (RuntimeException e) {
            tell(Faults.named(e), e);
        }
    }

    private void keep(Told card) {
        database.jdbc()
                .batchUpdate(
                        "insert into quiet_card (card, finding_key, client, remember_until) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        card.findings().stream()
                                .map(finding -> new Object[] {
                                    card.card(), finding, card.client().value(), Database.moment(card.findingsUntil())
                                })
                                .toList());
    }

    /** The later moment counts. */
    private void keep(Until told) {
        String key = told.key();
        OffsetDateTime moment = Database.moment(told.until());
        int inserted = database.jdbc()
                .update(
                        "insert into quiet_told (told_key, remember_until) values (?, ?) on conflict do nothing",
                        key,
                        moment);
        if (inserted == 0) {
            database.jdbc()
                    .update(
                            "update quiet_told set remember_until = ? where told_key = ? and remember_until < ?",
                            moment,
                            key,
                            moment);
        }
    }

    private void tell(String why, Exception cause) {
        if (warnings.isDue()) {
            LOG.warn("What was told is not remembered, and will be told again ({})", why);
        }
        LOG.debug("Not remembered: {}", cause.getClass().getSimpleName());
    }

    /** Writes what waits, within a bound. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("What was told last is not remembered: the service ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
