package org.bonewise.generated;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An explanation, cards included, as it goes over the wire. */
record Answer(JsonNode json) {

    static final Set<String> MAY_NOT_BE_ORDERED = Set.of("contraindicated", "hold", "needs-data");

    List<JsonNode> cards() {
        return Vocabulary.nodes(json.path("cards"));
    }

    List<JsonNode> candidates() {
        return Vocabulary.nodes(json.path("candidates"));
    }

    List<JsonNode> indications() {
        return Vocabulary.nodes(json.path("indications"));
    }

    /** Messages that spoke, those in shadow left out. */
    List<JsonNode> messages() {
        return json.path("messages")
                .valueStream()
                .filter(one -> !one.path("shadow").asBoolean())
                .toList();
    }

    /** Ids of the rules that keep recommendations off the cards. */
    Set<String> silencedBy() {
        return new TreeSet<>(Vocabulary.texts(json.path("silencedBy")));
    }

    /** Kinds of what there is to tell. */
    List<String> advice() {
        return json.path("advice")
                .valueStream()
                .map(one -> one.path("kind").asString())
                .toList();
    }

    static Stream<JsonNode> suggestions(JsonNode card) {
        return card.path("suggestions").valueStream();
    }

    /** Resources that a suggestion would add. */
    static Stream<JsonNode> created(JsonNode suggestion) {
        return suggestion
                .path("actions")
                .valueStream()
                .filter(action -> action.path("type").asString().equals("create"))
                .map(action -> action.path("resource"));
    }

    /** Orders of bone-modifying agents that a suggestion would add. */
    static List<JsonNode> agents(JsonNode suggestion) {
        return created(suggestion)
                .filter(resource -> !BoneAgent.of(resource).isEmpty())
                .toList();
    }

    /** Whether a suggestion ends the order of an earlier agent, so that what it adds is a switch and no start (ruling R-2). */
    static boolean isSwitch(JsonNode suggestion) {
        return suggestion
                .path("actions")
                .valueStream()
                .anyMatch(action -> action.path("type").asString().equals("update")
                        && action.at("/resource/status").asString().equals("stopped"));
    }

    /** Ids of the rules that spoke, those in shadow left out. */
    Set<String> rules() {
        Set<String> rules = silencedBy();
        indications().forEach(one -> rules.add(one.path("rule").asString()));
        messages().forEach(one -> rules.add(one.path("rule").asString()));
        return rules;
    }

    /** Whether the text of some card names a rule. */
    boolean isOnACard(String rule) {
        Pattern name = Pattern.compile("\\b" + Pattern.quote(rule) + "\\b");
        return cards().stream().anyMatch(card -> name.matcher(card.toString()).find());
    }
}
