package org.bonewise;

import java.util.List;

/** The hospital's settings cannot be used: the start is refused. The message names each key and the reason. */
final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problems each with the key it is about */
    SettingException(List<String> problems) {
        super("The settings cannot be used:\n  " + String.join("\n  ", problems));
    }
}
