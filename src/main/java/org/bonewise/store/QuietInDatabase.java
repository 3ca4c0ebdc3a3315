package org.bonewise.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.bonewise.quiet.QuietMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was told for all processes on one database. It is written behind the answer; what cannot be written, or finds no room
 * while much waits, is forgotten and so told again.
 */
public final class QuietInDatabase implements QuietMemory, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QuietInDatabase.class);
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int ROOM = 5_000;
    private static final int LAST_SECONDS = 5;

    private final Database database;
    private final Gate gate;
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
        gate = new Gate("quiet-memory", patience, pause);
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
                ? new Recall(Set.of(), Set.of())
                : gate.pass(() -> new Recall(
                        those(
                                "select told_key from quiet_told where remember_until > ? and told_key in (%s)",
                                keys, now),
                        those(
                                "select c.finding_key from quiet_card c join quiet_override o on o.card = c.card"
                                        + " where o.remember_until > ? and c.finding_key in (%s)",
                                keys, now)));
    }

    private Set<String> those(String sql, Collection<String> keys, Instant now) {
        List<Object> values = new ArrayList<>(List.of(Database.moment(now)));
        values.addAll(keys);
        String places = String.join(", ", Collections.nCopies(keys.size(), "?"));
        return new HashSet<>(database.jdbc().queryForList(sql.formatted(places), String.class, values.toArray()));
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
            database.inTransaction(() -> told.forEach(one -> {
                database.jdbc()
                        .update(
                                "insert into quiet_card (card, finding_key, remember_until) values (?, ?, ?) on conflict do nothing",
                                one.card(),
                                one.finding(),
                                Database.moment(one.findingUntil()));
                one.keys().forEach(key -> keep("quiet_told", "told_key", key.key(), key.until()));
            }));
            warnings.reset();
        } catch (RuntimeException e) {
            tell(Faults.named(e), e);
        }
    }

    @Override
    public void overridden(UUID card, Instant until) {
        try {
            gate.pass(() -> {
                keep("quiet_override", "card", card, until);
                return card;
            });
        } catch (DatabaseAwayException e) {
            tell(Faults.named(e), e);
        }
    }

    /** The later moment counts. */
    private void keep(String table, String column, Object key, Instant until) {
        OffsetDateTime moment = Database.moment(until);
        int inserted = database.jdbc()
                .update(
                        "insert into %s (%s, remember_until) values (?, ?) on conflict do nothing"
                                .formatted(table, column),
                        key,
                        moment);
        if (inserted == 0) {
            database.jdbc()
                    .update(
                            "update %s set remember_until = ? where %s = ? and remember_until < ?"
                                    .formatted(table, column),
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
