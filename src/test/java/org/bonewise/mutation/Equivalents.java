package org.bonewise.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The changes that change nothing a case could see, each with the reason. */
final class Equivalents {

    private static final Path FILE = Path.of("src/mutation/equivalents.json");

    private Equivalents() {}

    /** Key of the mutant to the reason. @throws IllegalArgumentException for one without a reason or listed twice */
    static Map<String, String> read() {
        Map<String, String> reasons = new LinkedHashMap<>();
        try {
            for (JsonNode one : JsonMapper.shared().readTree(Files.readString(FILE))) {
                String key =
                        String.join("\t", text(one, "file"), text(one, "at"), text(one, "before"), text(one, "after"));
                if (reasons.put(key, text(one, "reason")) != null) {
                    throw new IllegalArgumentException(FILE + " lists twice: " + key);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    private static String text(JsonNode one, String name) {
        String text = one.path(name).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(FILE + " has an entry without " + name + ": " + one);
        }
        return text;
    }
}
