package org.bonewise.store;

import java.net.UnknownHostException;
import java.sql.SQLException;

/** Says at the start why the database cannot be used. Nothing was written yet that a message could quote. */
final class StartFault {

    private static final int DEEPEST = 10;

    private StartFault() {}

    /** The deepest message of a driver, with the name of a host that is not known, else the first line of the outermost. */
    static String of(Throwable fault) {
        String message = firstLine(fault);
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException) {
                message = firstLine(cause);
            } else if (cause instanceof UnknownHostException) {
                message += ": no address is known of " + firstLine(cause);
            }
            cause = cause.getCause();
        }
        return message;
    }

    /** Without the full stop: it goes on in a sentence of ours. */
    private static String firstLine(Throwable fault) {
        return String.valueOf(fault.getMessage())
                .strip()
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("\\.$", "");
    }
}
