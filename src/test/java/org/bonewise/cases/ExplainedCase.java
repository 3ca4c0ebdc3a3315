package org.bonewise.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the answer of {@code /explain} says of a case. */
record ExplainedCase(JsonNode answer) implements CaseOutcome {

    private static final String PATIENT = "patient";

    @Override
    public Map<String, String> indications() {
        Map<String, String> statuses = new LinkedHashMap<>();
        answer.path("indications").forEach(one -> statuses.put(one.path("rule").asString(), status(one)));
        return statuses;
    }

    @Override
    public Set<String> missing() {
        Set<String> names = new LinkedHashSet<>();
        answer.path("indications").forEach(one -> names.addAll(words(one, "missing")));
        return names;
    }

    @Override
    public List<String> advice() {
        return told().map(one -> one.path("kind").asString()).toList();
    }

    private Stream<JsonNode> told() {
        return answer.path("advice").valueStream();
    }

    private List<String> ordersOf(String kind) {
        return told().filter(one -> one.path("kind").asString().equals(kind))
                .flatMap(one -> ids(one, "orders").stream())
                .toList();
    }

    @Override
    public List<String> clarifying() {
        return ordersOf("clarify");
    }

    /** A start that orders no agent orders what clears the way. */
    @Override
    public List<String> before() {
        List<String> orders = ordersOf("start");
        Set<String> agents = new LinkedHashSet<>();
        answer.path("orders").forEach(order -> {
            if (order.path("purpose").asString().equals("bma")) {
                agents.add(id(order.path("definition").asString()));
            }
        });
        return orders.stream().noneMatch(agents::contains) ? orders : List.of();
    }

    @Override
    public Set<String> silencedBy() {
        return new LinkedHashSet<>(words(answer, "silencedBy"));
    }

    @Override
    public List<String> messages() {
        return spoken(PATIENT).map(ExplainedCase::said).toList();
    }

    private Stream<JsonNode> spoken(String about) {
        return answer.path("messages")
                .valueStream()
                .filter(one -> one.path("about").asString().equals(about));
    }

    private static String said(JsonNode message) {
        return message.path("rule").asString()
                + ' '
                + message.path("status").asString("ok")
                + ' '
                + message.path("severity").asString()
                + ' '
                + message.path("variant").asString();
    }

    @Override
    public List<Judged> judged() {
        return answer.path("candidates").valueStream().map(this::judged).toList();
    }

    private Judged judged(JsonNode one) {
        List<String> rules = words(one, "rules");
        return new Judged(
                name(one),
                one.path("regimen").asString(),
                status(one),
                one.has("dose") ? one.at("/dose/value").decimalValue().toPlainString() : "none",
                one.path("preferred").asBoolean(),
                spoken(one.path("draftOrder").asString(one.path("agent").asString()))
                        .filter(message -> rules.contains(message.path("rule").asString()))
                        .map(ExplainedCase::said)
                        .toList(),
                words(one, "missing"),
                ids(one, "orders"),
                null,
                null);
    }

    private static String name(JsonNode one) {
        String agent = one.path("agent").asString();
        if (one.path("origin").asString().equals("draft")) {
            return "order " + agent;
        }
        return one.path("course").asBoolean() ? "course " + agent : agent;
    }

    /** An agent that a card orders was judged, may be ordered, and has the dose it was judged at. */
    @Override
    public List<String> wrongOrders() {
        List<String> wrong = new ArrayList<>();
        ordersOnCards().filter(order -> !isCorrection(order)).forEach(order -> {
            String regimen = id(order.at("/instantiatesCanonical/0").asString());
            boolean asJudged = answer.path("candidates")
                    .valueStream()
                    .filter(one -> one.path("regimen").asString().equals(regimen))
                    .anyMatch(one -> mayBeOrdered(one) && hasDose(order, one));
            boolean goesAlong = answer.path("orders")
                    .valueStream()
                    .filter(one -> !one.path("purpose").asString().equals("bma"))
                    .anyMatch(one -> id(one.path("definition").asString()).equals(regimen));
            if (!asJudged && !goesAlong) {
                wrong.add(regimen);
            }
        });
        ordersOnCards()
                .filter(this::isCorrection)
                .filter(order -> drafted(order).noneMatch(one -> hasDose(order, one)))
                .forEach(order -> wrong.add(order.path("id").asString()));
        return wrong;
    }

    /** A draft that comes back with another dose keeps its id, and tells no regimen that it did not tell before. */
    private boolean isCorrection(JsonNode order) {
        return drafted(order).findAny().isPresent();
    }

    private Stream<JsonNode> drafted(JsonNode order) {
        String reference = "MedicationRequest/" + order.path("id").asString();
        return answer.path("candidates")
                .valueStream()
                .filter(one -> one.path("draftOrder").asString("").equals(reference));
    }

    private static boolean hasDose(JsonNode order, JsonNode judged) {
        return judged.at("/dose/value").decimalValue().compareTo(doseOf(order)) == 0;
    }

    /** A switch is left out: what it adds is judged as if the order that it ends had ended (ruling R-2). */
    private Stream<JsonNode> ordersOnCards() {
        return answer.path("cards")
                .valueStream()
                .flatMap(card -> card.path("suggestions").valueStream())
                .filter(suggestion -> suggestion.path("actions").valueStream().noneMatch(ExplainedCase::endsAnOrder))
                .flatMap(suggestion -> suggestion.path("actions").valueStream())
                .map(action -> action.path("resource"))
                .filter(order -> order.path("resourceType").asString().equals("MedicationRequest"));
    }

    private static boolean endsAnOrder(JsonNode action) {
        return action.path("type").asString().equals("update")
                && action.at("/resource/status").asString().equals("stopped");
    }

    private static java.math.BigDecimal doseOf(JsonNode order) {
        return order.at("/dosageInstruction/0/doseAndRate/0/doseQuantity/value").decimalValue();
    }

    private static boolean mayBeOrdered(JsonNode candidate) {
        return Set.of("ok", "caution").contains(candidate.path("status").asString());
    }

    /** {@code NOT_INDICATED} for {@code not-indicated}. */
    private static String status(JsonNode one) {
        return one.path("status").asString().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> words(JsonNode node, String name) {
        return node.path(name).valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> ids(JsonNode node, String name) {
        return words(node, name).stream().map(ExplainedCase::id).toList();
    }

    /** The id at the end of a canonical. */
    private static String id(String canonical) {
        return canonical.substring(canonical.lastIndexOf('/') + 1);
    }
}
