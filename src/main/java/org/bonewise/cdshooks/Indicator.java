package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How urgent a card is, in rising order. */
public enum Indicator {
    INFO,
    WARNING,
    CRITICAL;

    /** The word on the wire. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
