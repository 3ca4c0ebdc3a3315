package org.bonewise.store;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions on the database, and what its two kinds do differently. */
final class Database {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    Database(DataSource source) {
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

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(_ -> work.get());
    }

    /**
     * Sees to it that what was committed is on the disk. PostgreSQL does so at each commit. H2 writes half a second later; told to
     * write at each commit ({@code WRITE_DELAY=0}) it would no longer tidy its file, which then grows without end.
     */
    void flush() {
        if (isH2()) {
            jdbc.execute("checkpoint sync");
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
