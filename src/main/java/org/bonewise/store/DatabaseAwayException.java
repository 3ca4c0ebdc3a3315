package org.bonewise.store;

import org.jspecify.annotations.Nullable;

/** The database did not do what it was asked for. The message holds nothing that was to be written. */
final class DatabaseAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseAwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
