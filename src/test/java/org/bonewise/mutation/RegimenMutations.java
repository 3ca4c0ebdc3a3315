package org.bonewise.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The small changes of a regimen: limits, windows and their cases, doses and intervals. */
final class RegimenMutations {

    /** One changed text of the artefact, and what was changed. */
    record Changed(String at, String before, String after, String json) {}

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> LIMITS =
            List.of("minimum-clearance", "maximum-dose", "shortest-interval", "on-schedule-until");

    private final ObjectNode root;
    private final List<Changed> all = new ArrayList<>();

    private RegimenMutations(ObjectNode root) {
        this.root = root;
    }

    /** All changed texts of the artefact in its order. */
    static List<Changed> of(String json) {
        RegimenMutations mutations = new RegimenMutations((ObjectNode) MAPPER.readTree(json));
        mutations.extensions();
        mutations.dosages();
        mutations.each(
                mutations.root.path("dynamicValue"),
                "dynamicValue",
                (value, at) -> mutations.expression((ObjectNode) value.path("expression"), at));
        return List.copyOf(mutations.all);
    }

    private void extensions() {
        each(root.path("extension"), "extension", (extension, _) -> {
            String url = extension.path("url").asString();
            String name = url.substring(url.lastIndexOf('/') + 1);
            if (LIMITS.contains(name)) {
                value((ObjectNode) extension, name);
            } else if (name.equals("freshness")) {
                window(extension);
            }
        });
    }

    /** Several windows of one item differ by their case. */
    private void window(JsonNode extension) {
        JsonNode when = part(extension, "when");
        String at = "freshness " + part(extension, "item").path("valueCode").asString()
                + (when.isMissingNode()
                        ? ""
                        : " when "
                                + when.path("valueExpression")
                                        .path("expression")
                                        .asString());
        value((ObjectNode) part(extension, "days"), at);
        if (!when.isMissingNode()) {
            expression((ObjectNode) when.path("valueExpression"), at);
        }
    }

    private static JsonNode part(JsonNode extension, String name) {
        for (JsonNode part : extension.path("extension")) {
            if (part.path("url").asString().equals(name)) {
                return part;
            }
        }
        return MAPPER.missingNode();
    }

    private void dosages() {
        each(root.path("dosage"), "dosage", (dosage, at) -> {
            each(
                    dosage.path("doseAndRate"),
                    at,
                    (dose, _) -> number((ObjectNode) dose.path("doseQuantity"), "value", at + " dose"));
            JsonNode repeat = dosage.path("timing").path("repeat");
            if (repeat.has("period")) {
                number((ObjectNode) repeat, "period", at + " period");
            }
        });
    }

    private void each(JsonNode list, String name, BiConsumer<JsonNode, String> one) {
        int index = 0;
        for (JsonNode node : list) {
            one.accept(node, index == 0 ? name : name + ' ' + (index + 1));
            index++;
        }
    }

    private void value(ObjectNode extension, String at) {
        number(extension, extension.has("valueInteger") ? "valueInteger" : "valueDecimal", at);
    }

    private void number(ObjectNode node, String field, String at) {
        BigDecimal before = node.path(field).decimalValue();
        Steps.of(before)
                .forEach(after -> change(
                        node, field, at, before.toPlainString(), after.toPlainString(), () -> node.put(field, after)));
    }

    private void expression(ObjectNode node, String at) {
        String before = node.path("expression").asString();
        ExpressionMutations.of(before)
                .forEach(after -> change(node, "expression", at, before, after, () -> node.put("expression", after)));
    }

    /** The text is written with the change in place, which is then taken back. */
    private void change(ObjectNode node, String field, String at, String before, String after, Runnable change) {
        JsonNode kept = node.path(field);
        change.run();
        all.add(new Changed(at, before, after, root.toString()));
        node.set(field, kept);
    }
}
