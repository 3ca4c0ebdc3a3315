package org.bonewise.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    /** A reader waits for the cards meanwhile. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** Only whoever sends feedback waits. */
    private static final Duration PATIENCE_WITH_FEEDBACK = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int ROOM = 5_000;
    private static final int LAST_SECONDS = 5;

    private final Database database;
    private final Gate reading;
    private final Gate overriding;
    private final Intervals warnings;
    private final ThreadPoolExecutor writer;

    /**
     * Makes a memory and starts its thread.
     *
     * @param source a database that was migrated
     */
    public QuietInDatabase(DataSource source, Clock clock) {
        this(source, clock, PATIENCE, PATIENCE_WITH_FEEDBACK, PAUSE);
    }

    /**
     * Makes a memory of other patience.
     *
     * @param patience how long a call may wait for the database
     * @param patienceWithFeedback how long feedback may
     * @param pause how long the database is left alone when it failed
     */
    QuietInDatabase(DataSource source, Clock clock, Duration patience, Duration patienceWithFeedback, Duration pause) {
        database = new Database(source);
        reading = new Gate("quiet-memory", patience, pause);
        overriding = new Gate("overrides", patienceWithFeedback, pause);
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

    private Map<String, Instant> overridden(Collection<String> keys, Instant now) {
        Map<String, Instant> overridden = new HashMap<>();
        database.jdbc()
                .query(
                        ("select c.finding_key, max(o.happened_at) from quiet_card c join quiet_override o on o.card = c.card"
                                        + " where o.remember_until > ? and c.finding_key in (%s) group by c.finding_key")
                                .formatted(places(keys)),
                        row -> {
                            overridden.put(
                                    row.getString(1),
                                    row.getObject(2, OffsetDateTime.class).toInstant());
                        },
                        values(keys, now));
        return overridden;
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
            database.inTransaction(() -> told.forEach(one -> {
                database.jdbc()
                        .update(
                                "insert into quiet_card (card, finding_key, remember_until) values (?, ?, ?) on conflict do nothing",
                                one.card(),
                                one.finding(),
                                Database.moment(one.findingUntil()));
                one.keys().forEach(key -> keep(key.key(), key.until()));
            }));
            warnings.reset();
        } catch (RuntimeException e) {
            tell(Faults.named(e), e);
        }
    }

    @Override
    public void overridden(UUID card, Instant at, Instant until) {
        try {
            overriding.pass(() -> {
                if (database.jdbc()
                                .update(
                                        "update quiet_override set happened_at = ?, remember_until = ? where card = ?"
                                                + " and remember_until < ?",
                                        Database.moment(at),
                                        Database.moment(until),
                                        card,
                                        Database.moment(until))
                        == 0) {
                    database.jdbc()
                            .update(
                                    "insert into quiet_override (card, happened_at, remember_until) values (?, ?, ?)"
                                            + " on conflict do nothing",
                                    card,
                                    Database.moment(at),
                                    Database.moment(until));
                }
                return card;
            });
        } catch (DatabaseAwayException e) {
            tell(Faults.named(e), e);
        }
    }

    /** The later moment counts. */
    private void keep(String key, Instant until) {
        OffsetDateTime moment = Database.moment(until);
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
