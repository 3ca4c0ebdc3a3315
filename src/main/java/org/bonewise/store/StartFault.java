package org.bonewise.store;

import java.sql.SQLException;

/** Says at the start why the database cannot be used. Nothing was written yet that a message could quote. */
final class StartFault {

    private static final int DEEPEST = 10;

    private StartFault() {}

    /** The deepest message of a driver, else the first line of the outermost. */
    static String of(Throwable fault) {
        String message = firstLine(fault);
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException) {
                message = firstLine(cause);
            }
            cause = cause.getCause();
        }
        return message;
    }

    private static String firstLine(Throwable fault) {
        return String.valueOf(fault.getMessage()).strip().lines().findFirst().orElse("no reason given");
    }
}
