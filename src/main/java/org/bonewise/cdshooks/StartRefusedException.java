package org.bonewise.cdshooks;

import org.jspecify.annotations.Nullable;

/** A setting with which the service does not start. The message names the setting and says what to do; it quotes no secret. */
public final class StartRefusedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and what to set instead, fit for an operator */
    public StartRefusedException(String message) {
        this(message, null);
    }

    /** @param message what is wrong and what to set instead, fit for an operator */
    public StartRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
