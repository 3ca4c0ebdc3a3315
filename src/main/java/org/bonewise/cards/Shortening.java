package org.bonewise.cards;

import java.text.BreakIterator;
import java.util.Locale;

/** Cuts a line at a word boundary. */
final class Shortening {

    private static final String ELLIPSIS = "\u2026";

    private Shortening() {}

    /** {@code text}, or its beginning and an ellipsis, in at most {@code limit} UTF-16 code units. */
    static String to(int limit, String text, Locale locale) {
        if (text.length() <= limit) {
            return text;
        }
        int room = limit - ELLIPSIS.length();
        int cut = boundary(BreakIterator.getWordInstance(locale), text, room);
        String kept = cut > 0 ? text.substring(0, cut).stripTrailing() : "";
        if (kept.isEmpty()) {
            kept = text.substring(0, boundary(BreakIterator.getCharacterInstance(locale), text, room));
        }
        return kept.replaceAll("[\\s,;:(]+$", "") + ELLIPSIS;
    }

    private static int boundary(BreakIterator breaks, String text, int atMost) {
        breaks.setText(text);
        return breaks.isBoundary(atMost) ? atMost : breaks.preceding(atMost);
    }
}
