package org.bonewise.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The expected part of a case; what a case does not name is not asked. */
record Expectation(JsonNode json) {

    private static final Set<String> NAMES = Set.of(
            "indications",
            "variants",
            "overdue",
            "missing",
            "advice",
            "clarify",
            "before",
            "candidates",
            "absent",
            "preferred",
            "messages",
            "silencedBy");

    Expectation {
        for (Map.Entry<String, JsonNode> part : json.properties()) {
            if (!NAMES.contains(part.getKey())) {
                throw new IllegalArgumentException("No such expectation: " + part.getKey());
            }
        }
    }

    /** Rule to status, all that speak; {@code null} when not asked. */
    @Nullable
    Map<String, String> indications() {
        if (!json.has("indications")) {
            return null;
        }
        Map<String, String> statuses = new LinkedHashMap<>();
        json.path("indications")
                .properties()
                .forEach(one -> statuses.put(one.getKey(), one.getValue().asString()));
        return statuses;
    }

    /** Rule to the variant of its indication that is to speak, for those asked. */
    Map<String, String> variants() {
        Map<String, String> variants = new LinkedHashMap<>();
        json.path("variants")
                .properties()
                .forEach(one -> variants.put(one.getKey(), one.getValue().asString()));
        return variants;
    }

    /** A list of words; {@code null} when not asked. */
    @Nullable
    List<String> words(String name) {
        return words(json, name);
    }

    static @Nullable List<String> words(JsonNode node, String name) {
        if (!node.has(name)) {
            return null;
        }
        List<String> words = new ArrayList<>();
        node.path(name).forEach(one -> words.add(one.asString()));
        return words;
    }

    /** Candidates: {@code denosumab} is proposed, {@code course denosumab} runs, {@code order denosumab} is on record. */
    Map<String, ExpectedCandidate> candidates() {
        Map<String, ExpectedCandidate> all = new LinkedHashMap<>();
        json.path("candidates")
                .properties()
                .forEach(one -> all.put(one.getKey(), new ExpectedCandidate(one.getValue())));
        return all;
    }

    /** Rules that are expected to speak, wherever. */
    Set<String> speaking() {
        Set<String> rules = new LinkedHashSet<>();
        json.path("indications").properties().forEach(one -> rules.add(one.getKey()));
        json.path("messages").forEach(one -> rules.add(ruleOf(one.asString())));
        json.path("silencedBy").forEach(one -> rules.add(one.asString()));
        candidates().values().forEach(one -> one.speaks().forEach(speaks -> rules.add(ruleOf(speaks))));
        return rules;
    }

    /** Rules that are expected not to speak about some candidate. */
    Set<String> silent() {
        Set<String> rules = new LinkedHashSet<>();
        candidates().values().forEach(one -> rules.addAll(one.silent()));
        return rules;
    }

    /** The rule id of {@code "SAF-10 caution warning"}. */
    static String ruleOf(String spoken) {
        int end = spoken.indexOf(' ');
        return end < 0 ? spoken : spoken.substring(0, end);
    }
}
