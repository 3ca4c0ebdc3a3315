package org.bonewise.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what need not, or must not, be kept any longer. */
public final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    /** So many at once, so that nobody waits long for their rows. */
    private static final int CHUNK = 1000;

    private final Database database;
    private final Clock clock;
    private final Retention retention;

    public Sweeper(DataSource source, Clock clock, Retention retention) {
        database = new Database(source);
        this.clock = clock;
        this.retention = retention;
    }

    /** Deletes all that is over now. What cannot be deleted is told in the log, and tried again the next time. */
    public void sweep() {
        try {
            int tokens = forget("used_token", "client, token");
            forget("quiet_told", "told_key");
            forget("quiet_card", "card, finding_key");
            int comments = delete("feedback_comment", "feedback", "received_at", retention.comments());
            int feedback = delete("feedback", "id", "received_at", retention.feedback());
            int cards = delete("card", "id", "issued_at", retention.cards());
            int shadow = delete("shadow_finding", "id", "found_at", retention.cards());
            if (comments + feedback + cards + shadow > 0) {
                LOG.info(
                        "Deleted what was kept long enough: {} cards, {} findings in shadow, {} items of feedback, {} comments",
                        cards,
                        shadow,
                        feedback,
                        comments);
            }
            LOG.debug("Forgot {} used tokens that have ended", tokens);
        } catch (RuntimeException e) {
            LOG.warn("What was kept long enough could not be deleted, which is tried again: {}", Faults.named(e));
        }
    }

    /** Deletes what says itself how long it counts. */
    private int forget(String table, String key) {
        return delete(table, key, "remember_until", Database.moment(clock.instant()));
    }

    private int delete(String table, String key, String time, @Nullable Period kept) {
        return kept == null
                ? 0
                : delete(
                        table,
                        key,
                        time,
                        clock.instant().atOffset(ZoneOffset.UTC).minus(kept));
    }

    private int delete(String table, String key, String time, OffsetDateTime end) {
        String sql = "delete from %s where (%s) in (select %s from %s where %s < ? order by %s limit %d)"
                .formatted(table, key, key, table, time, time, CHUNK);
        int all = 0;
        int some = CHUNK;
        while (some >= CHUNK) {
            some = database.jdbc().update(sql, end);
            all += some;
        }
        return all;
    }
}
