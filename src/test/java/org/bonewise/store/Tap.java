package org.bonewise.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The way to a database, which can be shut. */
final class Tap extends DelegatingDataSource {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    Tap(DataSource source) {
        super(source);
    }

    /** From now on there is no connection. */
    Tap away() {
        away = true;
        return this;
    }

    /** From now on nobody gets an answer. */
    Tap hang() {
        hanging = new CountDownLatch(1);
        return this;
    }

    /** From now on all is well; who hung goes on. */
    void open() {
        away = false;
        hanging.countDown();
    }

    /** How often a connection was asked for. */
    int asked() {
        return asked.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        asked.incrementAndGet();
        if (away) {
            throw new SQLNonTransientConnectionException("away", "08001");
        }
        try {
            hanging.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        return super.getConnection();
    }
}
