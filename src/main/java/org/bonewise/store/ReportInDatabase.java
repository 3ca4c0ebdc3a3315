package org.bonewise.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.bonewise.reports.ReportFigures;
import org.bonewise.reports.ReportInHandException;
import org.bonewise.reports.ReportQuestion;
import org.bonewise.reports.ReportSource;

/**
 * Counts in the database what became of cards. One report is counted at a time, by one connection, all of it as at one moment, and
 * the database gives up what takes too long: those who send feedback must find connections left.
 */
public final class ReportInDatabase implements ReportSource {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Time to give up in, and to find a connection. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Database database;
    private final Retention retention;
    private final Duration longest;
    private final Gate gate;
    private final Semaphore turn = new Semaphore(1);

    /**
     * Makes a source.
     *
     * @param source a database that was migrated
     * @param retention how long things are kept, for the reader to know
     */
    public ReportInDatabase(DataSource source, Retention retention) {
        this(source, retention, LONGEST, LONGEST.plus(GRACE), PAUSE);
    }

    /**
     * Makes a source of other patience.
     *
     * @param longest how long the database may count, in whole seconds
     * @param patience how long a caller waits
     * @param pause how long the database is left alone when it failed
     */
    ReportInDatabase(DataSource source, Retention retention, Duration longest, Duration patience, Duration pause) {
        database = new Database(source);
        this.retention = retention;
        this.longest = longest;
        gate = new Gate("report", patience, pause);
    }

    @Override
    public ReportFigures read(ReportQuestion question) {
        if (!turn.tryAcquire()) {
            throw new ReportInHandException();
        }
        AtomicBoolean begun = new AtomicBoolean();
        try {
            return gate.pass(() -> counted(question, begun));
        } catch (RuntimeException e) {
            // Once begun it ends by itself, and only then the next may begin.
            if (begun.compareAndSet(false, true)) {
                turn.release();
            }
            throw e;
        }
    }

    private ReportFigures counted(ReportQuestion question, AtomicBoolean begun) {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("Nobody waits for it any more");
        }
        try {
            return database.reading(longest, jdbc -> new ReportQueries(jdbc, question).figures(retention));
        } finally {
            turn.release();
        }
    }
}
