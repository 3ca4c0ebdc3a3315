package org.bonewise.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions on the database, and what its two kinds do differently. */
final class Database {

    /** H2 writes what was committed so long after; longer than any migration takes. */
    private static final int NEVER_MILLIS = 3_600_000;

    private static final int USUAL_MILLIS = 500;

    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    Database(DataSource source) {
        this.source = source;
        jdbc = new JdbcTemplate(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Does all of it or nothing. */
    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /**
     * Reads all of it as at one moment. The database gives up what takes too long.
     *
     * @param longest in whole seconds
     */
    <T> T reading(Duration longest, Function<JdbcTemplate, T> work) {
        TransactionTemplate reading = new TransactionTemplate(new JdbcTransactionManager(source));
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        reading.setTimeout((int) longest.toSeconds());
        return reading.execute(_ -> {
            try {
                return work.apply(jdbc);
            } finally {
                forgetTimeout();
            }
        });
    }

    /** H2 holds to the limit of one statement for all that come after it on the connection. */
    private void forgetTimeout() {
        Connection connection = DataSourceUtils.getConnection(source);
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(0);
        } catch (SQLException e) {
            // Of a connection that is broken nobody asks anything any more.
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(_ -> work.get());
    }

    /**
     * Sees to it that what was committed is on the disk. PostgreSQL does so at each commit. H2 writes half a second later; told to
     * write at each commit ({@code WRITE_DELAY=0}) it would no longer tidy its file, which then grows without end.
     */
    void flush() {
        if (isH2()) {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                H2File.force(connection);
                return true;
            });
        }
    }

    /**
     * Does work on tables. PostgreSQL takes it as a whole or not at all; H2 would write what there is of it every half a second, and
     * after a kill the next start could neither do it again nor go on. So nothing of it gets into the file before its end.
     */
    void inOneWrite(Runnable work) {
        if (isH2()) {
            jdbc.execute("set write_delay " + NEVER_MILLIS);
            try {
                work.run();
            } finally {
                jdbc.execute("set write_delay " + USUAL_MILLIS);
                flush();
            }
        } else {
            work.run();
        }
    }

    private boolean isH2() {
        ConnectionCallback<String> product =
                (Connection connection) -> connection.getMetaData().getDatabaseProductName();
        return "H2".equals(jdbc.execute(product));
    }

    /** A moment as both drivers take it. */
    static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
