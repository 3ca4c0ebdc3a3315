package org.bonewise.endtoend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes answers comparable: what is made anew for each call gets a word by its order. */
public final class Stable {

    private static final Pattern UUID =
            Pattern.compile("\"uuid\"\\s*:\\s*\"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\"");

    private Stable() {}

    /** The text with each identity of a card or suggestion replaced by {@code uuid-1}, {@code uuid-2} and so on. */
    public static String uuids(String json) {
        Map<String, String> words = new LinkedHashMap<>();
        return UUID.matcher(json).replaceAll(match -> match.group()
                .replace(match.group(1), words.computeIfAbsent(match.group(1), _ -> "uuid-" + (words.size() + 1))));
    }
}
