package org.bonewise.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Names what went wrong, without the messages of drivers: these quote what was to be written. */
final class Faults {

    private static final int DEEPEST = 10;

    private Faults() {}

    /** The kind of the exception and the code of the database, such as {@code DuplicateKeyException (SQL state 23505)}. */
    static String named(@Nullable Throwable fault) {
        if (fault == null) {
            return "unknown";
        }
        String name = fault.getClass().getSimpleName();
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return name + " (SQL state " + sql.getSQLState() + ")";
            }
            cause = cause.getCause();
        }
        return name;
    }
}
