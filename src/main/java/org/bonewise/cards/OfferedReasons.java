package org.bonewise.cards;

import java.util.List;
import java.util.Locale;
import org.bonewise.cdshooks.Coding;

/** The reasons that cards offer for not following them, for whoever tells which were chosen. */
public final class OfferedReasons {

    private OfferedReasons() {}

    /** All that any card offers, in English. */
    public static List<Coding> all() {
        return OverrideReasons.all(Words.of(Locale.ENGLISH));
    }
}
