package org.bonewise.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of the page, with places {@code {0}}, {@code {1}} for what stands in them. */
final class Phrases {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "org.bonewise.content.phrases",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Phrases() {}

    /** A sentence. @throws java.util.MissingResourceException for a key without one */
    static Line line(String key, Line... parts) {
        String pattern = BUNDLE.getString(key);
        Line line = Line.EMPTY;
        Matcher place = PLACE.matcher(pattern);
        int end = 0;
        while (place.find()) {
            line = line.text(pattern.substring(end, place.start())).and(parts[Integer.parseInt(place.group(1))]);
            end = place.end();
        }
        return line.text(pattern.substring(end));
    }

    /** A sentence with plain parts. */
    static Line line(String key, String first, String... more) {
        Line[] parts = new Line[more.length + 1];
        parts[0] = Line.of(first);
        for (int i = 0; i < more.length; i++) {
            parts[i + 1] = Line.of(more[i]);
        }
        return line(key, parts);
    }

    /** A sentence without places. */
    static String text(String key) {
        return BUNDLE.getString(key);
    }

    /** The word of a code, or the code with spaces where there is none. */
    static String word(String key, String code) {
        String full = key + "." + code;
        return BUNDLE.containsKey(full) ? BUNDLE.getString(full) : code.replace('-', ' ');
    }

    /** Words that begin a name and are written otherwise than a name splits, for example {@code dbcg}. */
    static String spelled(String word) {
        return Arrays.stream(BUNDLE.getString("abbreviations").split(","))
                .filter(known -> known.equalsIgnoreCase(word))
                .findFirst()
                .orElse(word);
    }
}
