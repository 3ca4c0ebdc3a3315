package org.bonewise.cases;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is expected of one candidate; what is not named is not asked. */
record ExpectedCandidate(JsonNode json) {

    private static final Set<String> NAMES =
            Set.of("status", "dose", "speaks", "silent", "missing", "orders", "noOrders", "drafts", "instead");

    ExpectedCandidate {
        for (Map.Entry<String, JsonNode> part : json.properties()) {
            if (!NAMES.contains(part.getKey())) {
                throw new IllegalArgumentException("No such expectation of a candidate: " + part.getKey());
            }
        }
    }

    /** Rules that speak, each with status and severity where these are asked: {@code "SAF-10 caution warning"}. */
    List<String> speaks() {
        return list("speaks");
    }

    /** Rules that must not speak about it. */
    List<String> silent() {
        return list("silent");
    }

    /** The words of a part; none when it is not named. */
    List<String> list(String name) {
        return Objects.requireNonNullElse(Expectation.words(json, name), List.of());
    }

    boolean asks(String name) {
        return json.has(name);
    }

    String word(String name) {
        return json.path(name).asString();
    }
}
