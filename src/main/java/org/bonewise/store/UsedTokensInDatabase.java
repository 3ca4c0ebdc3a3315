package org.bonewise.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.clients.UsedTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers used tokens for all processes on one database. Each process asks its own memory first, which also bounds how many of
 * one client are remembered. While the database is away that memory decides alone: an answer for a patient goes before what a
 * token that was caught could be used for at another process.
 */
public final class UsedTokensInDatabase implements UsedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(UsedTokensInDatabase.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final UsedTokens own;
    private final Database database;
    private final Clock clock;
    private final Gate gate;
    private final Intervals warnings;

    /**
     * Makes a memory.
     *
     * @param own memory of this process
     * @param source a database that was migrated
     * @param clock tells which tokens have ended
     */
    public UsedTokensInDatabase(UsedTokens own, DataSource source, Clock clock) {
        this(own, source, clock, PATIENCE, PAUSE);
    }

    /**
     * Makes a memory of other patience.
     *
     * @param patience how long a call may wait for the database
     * @param pause how long the database is left alone when it failed
     */
    UsedTokensInDatabase(UsedTokens own, DataSource source, Clock clock, Duration patience, Duration pause) {
        this.own = own;
        this.clock = clock;
        database = new Database(source);
        gate = new Gate("used-tokens", patience, pause);
        warnings = new Intervals(clock);
    }

    @Override
    public Use use(ClientId client, String id, Instant until) {
        Use here = own.use(client, id, until);
        return here == Use.FIRST ? elsewhere(client, id, until) : here;
    }

    private Use elsewhere(ClientId client, String id, Instant until) {
        byte[] token = hash(id);
        try {
            boolean first = gate.pass(() -> insert(client, token, until) || replace(client, token, until));
            warnings.reset();
            return first ? Use.FIRST : Use.AGAIN;
        } catch (DatabaseAwayException e) {
            if (warnings.isDue()) {
                LOG.warn(
                        "Tokens of clients are remembered by this process alone until the database is back ({}): one that is"
                                + " caught could be used once at each other process",
                        e.getMessage());
            }
            return Use.FIRST;
        }
    }

    private boolean insert(ClientId client, byte[] token, Instant until) {
        return database.jdbc()
                        .update(
                                "insert into used_token (client, token, remember_until) values (?, ?, ?) on conflict do nothing",
                                client.value(),
                                token,
                                Database.moment(until))
                == 1;
    }

    /** One that has ended, and is still there, counts for nothing. */
    private boolean replace(ClientId client, byte[] token, Instant until) {
        int ended = database.jdbc()
                .update(
                        "delete from used_token where client = ? and token = ? and remember_until <= ?",
                        client.value(),
                        token,
                        Database.moment(clock.instant()));
        return ended == 1 && insert(client, token, until);
    }

    private static byte[] hash(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
