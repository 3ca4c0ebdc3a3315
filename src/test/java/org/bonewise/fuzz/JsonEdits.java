package org.bonewise.fuzz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Changes a tree here and there: what stands in it comes to stand elsewhere, goes, is doubled or is something odd. */
final class JsonEdits {

    private static final int MOST_EDITS = 12;

    /** Values that some reader somewhere does not count on. */
    private static final List<JsonNode> ODD = odd();

    /** Where a value stands: a member of an object or an element of an array. */
    private record Place(JsonNode parent, String name, int index) {

        JsonNode value() {
            return parent instanceof ObjectNode ? parent.path(name) : parent.path(index);
        }

        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else if (parent instanceof ArrayNode array) {
                array.set(index, value);
            }
        }

        void remove() {
            if (parent instanceof ObjectNode object) {
                object.remove(name);
            } else if (parent instanceof ArrayNode array) {
                array.remove(index);
            }
        }
    }

    private JsonEdits() {}

    /** Changes some of the members of a tree, and what is in them. */
    static void apply(ObjectNode tree, List<String> members, Choices choices) {
        for (int i = 0; i < MOST_EDITS && !choices.isOver(); i++) {
            List<Place> places = new ArrayList<>();
            members.forEach(member -> collect(tree.path(member), places));
            if (places.isEmpty()) {
                return;
            }
            edit(choices.of(places), places, choices);
        }
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node.isObject()) {
            node.forEachEntry((name, value) -> {
                places.add(new Place(node, name, -1));
                collect(value, places);
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                places.add(new Place(node, "", i));
                collect(node.get(i), places);
            }
        }
    }

    private static void edit(Place place, List<Place> places, Choices choices) {
        JsonNode value = place.value();
        switch (choices.below(10)) {
            case 0 -> place.remove();
            case 1 -> place.set(choices.of(ODD).deepCopy());
            case 2 -> place.set(choices.of(places).value().deepCopy());
            case 3 -> place.set(JsonNodeFactory.instance.arrayNode().add(value));
            case 4 -> place.set(StringNode.valueOf(spliced(value.asString(""), choices)));
            case 5 -> place.set(scaled(value, choices));
            case 6 -> place.set(StringNode.valueOf(date(choices)));
            case 7 -> rename(place, choices.of(places));
            case 8 -> repeat(place, choices);
            default -> place.set(StringNode.valueOf(choices.text()));
        }
    }

    private static String spliced(String text, Choices choices) {
        int from = choices.below(text.length() + 1);
        int to = Math.min(text.length(), from + choices.below(4));
        return text.substring(0, from) + choices.text() + text.substring(to);
    }

    private static JsonNode scaled(JsonNode value, Choices choices) {
        BigDecimal number = value.isNumber() ? value.decimalValue() : BigDecimal.ONE;
        BigDecimal scaled = number.scaleByPowerOfTen(choices.below(50) - 25);
        return DecimalNode.valueOf(choices.below(4) == 1 ? scaled.negate() : scaled);
    }

    /** A date near the moment of the call, as exact as chosen; some days are of no calendar. */
    private static String date(Choices choices) {
        String whole = String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:00:00Z",
                2020 + choices.below(12),
                choices.below(14),
                choices.below(33),
                choices.below(25));
        return whole.substring(0, choices.of(List.of(4, 7, 10, 20)));
    }

    private static void rename(Place place, Place other) {
        if (place.parent() instanceof ObjectNode object && !other.name().isEmpty()) {
            JsonNode value = place.value();
            object.remove(place.name());
            object.set(other.name(), value);
        }
    }

    private static void repeat(Place place, Choices choices) {
        if (place.parent() instanceof ArrayNode array) {
            int times = 1 + choices.below(3);
            for (int i = 0; i < times; i++) {
                array.add(place.value().deepCopy());
            }
        }
    }

    private static List<JsonNode> odd() {
        JsonMapper json = new JsonMapper();
        List<JsonNode> odd = new ArrayList<>();
        for (String text : List.of(
                "null true false 0 -1 1 1e30 1e-30 0.0000000001 99999999999999999999 [] {} [null] [[]] [{}] {\"a\":1}"
                        .split(" "))) {
            odd.add(json.readTree(text));
        }
        for (String text : List.of(
                "",
                " ",
                "x",
                "%",
                "#",
                "#x",
                "|",
                "/",
                "Patient/",
                "urn:uuid:",
                "http://",
                "2026-02-30",
                "2026-13",
                "0000-01-01",
                "9999-12-31",
                "10000-01-01",
                "2026-11-22T24:00:00Z",
                "2026-11-22T09:00:00+99:00",
                "24:00",
                "<script>",
                "${x}",
                "{}",
                "%s",
                "\\",
                "\u0000",
                "\ud800",
                "\u202e",
                "\ud83d\ude00",
                "NaN",
                "Infinity",
                "1e9999999",
                "mg/dL",
                "mmol/L",
                "[iU]",
                "{x}",
                "10*3/uL",
                "entered-in-error",
                "cancelled",
                "completed",
                "active",
                "Observation",
                "Bundle",
                "Patient",
                "OperationOutcome",
                "x".repeat(5000))) {
            odd.add(StringNode.valueOf(text));
        }
        return List.copyOf(odd);
    }
}
