package org.bonewise.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file of a database of H2. */
final class H2File {

    private H2File() {}

    /**
     * Returns when all that was committed is on the disk.
     *
     * <p>H2's own statement for this ({@code CHECKPOINT SYNC}) is not enough: a thread of H2 writes by itself now and then, and what
     * that thread has taken up and not yet written counts as written. So that thread is waited for.
     *
     * <p>Nobody may interrupt the thread: H2 would then not wait.
     *
     * @param connection to a database of H2; nothing happens if it has no file
     * @throws SQLException if the connection is closed, or the file cannot be written
     */
    static void force(Connection connection) throws SQLException {
        try {
            write(connection);
        } catch (MVStoreException | DbException e) {
            throw DbException.toSQLException(e);
        }
    }

    private static void write(Connection connection) throws SQLException {
        if (!(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)) {
            askTheServer(connection);
            return;
        }
        MVStore store = session.getDatabase().getStore().getMvStore();
        if (store.getFileStore() != null) {
            store.commit();
            store.executeFilestoreOperation(H2File::nothingElse);
            store.sync();
        }
    }

    /** Runs when all writing that began before is done; that is what is wanted of it. */
    private static void nothingElse() {}

    /** Of an H2 in another process no more can be asked. */
    private static void askTheServer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }
}
