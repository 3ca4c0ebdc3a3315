package org.bonewise.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What generated patients are made of: {@code src/test/resources/generated/patients.json}, in the words of the cases. */
final class Vocabulary {

    private static final JsonNode ALL = read(Path.of("src/test/resources/generated/patients.json"));

    private Vocabulary() {}

    /** The kinds of patients, each with what makes it that kind; of each list of alternatives one, empty for none. */
    static List<JsonNode> stories() {
        return nodes(ALL.path("stories"));
    }

    /** Routine results: for each unit the usual range and the whole range, ages in days, and what else a laboratory sends. */
    static List<JsonNode> labs() {
        return nodes(ALL.path("labs"));
    }

    /** What anybody may have besides. */
    static JsonNode extras() {
        return ALL.path("extras");
    }

    /** Phrases of one part that anybody may have besides. */
    static List<String> extras(String part) {
        return texts(ALL.path("extras").path(part));
    }

    /** Codes of one part that no rule reads. */
    static List<String> noise(String part) {
        return texts(ALL.path("noise").path(part));
    }

    static List<JsonNode> nodes(JsonNode list) {
        List<JsonNode> nodes = new ArrayList<>();
        list.forEach(nodes::add);
        return List.copyOf(nodes);
    }

    static List<String> texts(JsonNode list) {
        return nodes(list).stream().map(JsonNode::asString).toList();
    }

    private static JsonNode read(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
