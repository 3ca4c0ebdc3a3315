package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the protocol asks of cards, on every card of the published examples, beyond what the schema of an answer says. */
class CardProtocolTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private static final Map<String, JsonNode> ANSWERS = new HashMap<>();

    static List<String> situations() {
        return GoldenExamplesTest.situations();
    }

    private static List<JsonNode> cards(String situation) {
        return ANSWERS.computeIfAbsent(situation, CardProtocolTest::answer)
                .path("cards")
                .valueStream()
                .toList();
    }

    private static JsonNode answer(String situation) {
        Service.Reply reply =
                Service.shared().post(GoldenExamplesTest.service(situation), GoldenExamplesTest.request(situation));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private static Stream<JsonNode> suggestions(String situation) {
        return cards(situation).stream()
                .flatMap(card -> card.path("suggestions").valueStream());
    }

    private static Stream<JsonNode> actions(String situation, String type) {
        return suggestions(situation)
                .flatMap(suggestion -> suggestion.path("actions").valueStream())
                .filter(action -> action.path("type").stringValue("").equals(type));
    }

    private static String patient(String situation) {
        return JSON.readTree(GoldenExamplesTest.request(situation))
                .at("/context/patientId")
                .stringValue();
    }

    /** Else a test below could pass because there is nothing to look at. */
    @Test
    void theExamplesHaveCardsOfEveryKind() {
        List<String> all = situations();

        assertThat(all.stream().flatMap(situation -> cards(situation).stream()))
                .hasSizeGreaterThan(40)
                .extracting(card -> card.path("indicator").stringValue())
                .contains("info", "warning", "critical");
        for (String list : List.of("overrideReasons", "links", "suggestions")) {
            assertThat(all.stream().flatMap(situation -> cards(situation).stream()))
                    .as(list)
                    .anyMatch(card -> card.has(list));
        }
        for (String type : List.of("create", "update", "delete")) {
            assertThat(all.stream().flatMap(situation -> actions(situation, type)))
                    .as(type)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("situations")
    void cardsAndSuggestionsHaveUuidsThatAreNewInEveryAnswer(String situation) {
        List<String> first = uuids(cards(situation));
        List<String> second =
                uuids(answer(situation).path("cards").valueStream().toList());

        assertThat(Stream.concat(first.stream(), second.stream()))
                .hasSize(2 * first.size())
                .doesNotHaveDuplicates()
                .allMatch(uuid -> uuid.matches(UUID));
    }

    private static List<String> uuids(List<JsonNode> cards) {
        List<String> uuids = new ArrayList<>();
        for (JsonNode card : cards) {
            uuids.add(card.path("uuid").stringValue(""));
            card.path("suggestions")
                    .forEach(suggestion -> uuids.add(suggestion.path("uuid").stringValue("")));
        }
        return uuids;
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theSourceIsTheGuidelineWithItsVersionAndTheTopicTheRule(String situation) {
        assertThat(cards(situation)).allSatisfy(card -> {
            JsonNode source = card.path("source");
            assertThat(source.propertyNames()).containsExactly("label", "url", "topic");
            assertThat(source.path("label").stringValue()).isEqualTo("ESMO 2020, version 1.0.0");
            assertThat(source.path("url").stringValue()).isEqualTo("https://doi.org/10.1016/j.annonc.2020.07.019");
            assertThat(source.at("/topic/system").stringValue())
                    .isEqualTo("https://bonewise.github.io/fhir/CodeSystem/rule");
            assertThat(source.at("/topic/code").stringValue()).matches("[A-Z]+-\\d+");
        });
    }

    /** A reader who cannot open the Markdown's links finds the same among the card's. */
    @ParameterizedTest
    @MethodSource("situations")
    void theDetailIsMarkdownWithoutHtmlImagesAndLinksOfItsOwn(String situation) {
        for (JsonNode card : cards(situation)) {
            String detail = card.path("detail").stringValue("");
            List<String> found = new ArrayList<>();
            Parser.builder().build().parse(detail).accept(new AbstractVisitor() {
                @Override
                public void visit(HtmlInline html) {
                    found.add(html.getLiteral());
                }

                @Override
                public void visit(HtmlBlock html) {
                    found.add(html.getLiteral());
                }

                @Override
                public void visit(Image image) {
                    found.add(image.getDestination());
                }

                @Override
                public void visit(Link link) {
                    found.add(link.getDestination());
                }
            });
            assertThat(found).isEmpty();
            assertThat(detail).isNotBlank().doesNotContain("<");
        }
    }

    @ParameterizedTest
    @MethodSource("situations")
    void linksAreAbsoluteAndTellNothingOfThePatient(String situation) {
        assertThat(cards(situation).stream().flatMap(card -> card.path("links").valueStream()))
                .allSatisfy(link -> {
                    assertThat(link.propertyNames()).containsExactly("label", "url", "type");
                    assertThat(link.path("type").stringValue()).isEqualTo("absolute");
                    assertThat(link.path("url").stringValue())
                            .startsWith("https://")
                            .doesNotContain("?", patient(situation));
                });
    }

    @ParameterizedTest
    @MethodSource("situations")
    void reasonsToOverrideAreCodesOfNonAdherence(String situation) {
        assertThat(cards(situation).stream()
                        .flatMap(card -> card.path("overrideReasons").valueStream()))
                .allSatisfy(reason -> {
                    assertThat(reason.path("system").stringValue())
                            .isEqualTo("http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes");
                    assertThat(reason.path("code").stringValue())
                            .isIn(
                                    "action-completed",
                                    "indication-order-exists",
                                    "patient-contraindication",
                                    "patient-ineligible",
                                    "patient-refuses",
                                    "need-more-info");
                    assertThat(reason.path("display").stringValue("")).isNotBlank();
                });
    }

    @ParameterizedTest
    @MethodSource("situations")
    void nothingOfTheProtocolCarriesAnExtension(String situation) {
        members(ANSWERS.computeIfAbsent(situation, CardProtocolTest::answer), (name, value) -> assertThat(name)
                .isNotEqualTo("extension"));
    }

    /** All members outside embedded resources. */
    private static void members(JsonNode node, BiConsumer<String, JsonNode> seen) {
        node.properties().forEach(member -> {
            seen.accept(member.getKey(), member.getValue());
            if (!member.getKey().equals("resource")) {
                members(member.getValue(), seen);
            }
        });
        if (node.isArray()) {
            node.forEach(one -> members(one, seen));
        }
    }

    @ParameterizedTest
    @MethodSource("situations")
    void whatIsCreatedIsADraftForThePatientOfTheCall(String situation) {
        assertThat(actions(situation, "create").map(action -> action.path("resource")))
                .allSatisfy(order -> {
                    assertThat(order.path("status").stringValue()).isEqualTo("draft");
                    assertThat(order.path("intent").stringValue()).isIn("proposal", "order");
                    assertThat(order.at("/subject/reference").stringValue()).isEqualTo("Patient/" + patient(situation));
                });
    }

    /** The actions of a suggestion are taken together: each create can be told apart, and refers to what there is. */
    @ParameterizedTest
    @MethodSource("situations")
    void whatASuggestionCreatesHasIdsOfItsOwnAndRefersToNothingThatIsNotThere(String situation) {
        Map<String, JsonNode> sent = new HashMap<>();
        collect(JSON.readTree(GoldenExamplesTest.request(situation)), sent);
        String patient = "Patient/" + patient(situation);
        suggestions(situation).forEach(suggestion -> {
            Set<String> created = new TreeSet<>();
            List<String> references = new ArrayList<>();
            suggestion.path("actions").forEach(action -> {
                JsonNode resource = action.path("resource");
                if (action.path("type").stringValue("").equals("create")) {
                    assertThat(created.add(resource.path("resourceType").stringValue() + "/"
                                    + resource.path("id").stringValue("")))
                            .isTrue();
                    members(resource, (name, value) -> {
                        if (name.equals("reference")) {
                            references.add(value.stringValue());
                        }
                    });
                }
            });
            assertThat(references)
                    .allMatch(reference ->
                            reference.equals(patient) || created.contains(reference) || sent.containsKey(reference));
        });
    }

    /** Only the dosage is put right, or the status ended; all else goes back as it came. */
    @ParameterizedTest
    @MethodSource("situations")
    void anUpdateIsTheWholeResourceWithTheSameId(String situation) {
        Map<String, JsonNode> sent = new HashMap<>();
        collect(JSON.readTree(GoldenExamplesTest.request(situation)), sent);

        assertThat(actions(situation, "update").map(action -> action.path("resource")))
                .allSatisfy(order -> assertThat(without(order, "dosageInstruction", "status"))
                        .isEqualTo(without(
                                Objects.requireNonNull(sent.get(
                                        "MedicationRequest/" + order.path("id").stringValue())),
                                "dosageInstruction",
                                "status")));
    }

    private static void collect(JsonNode node, Map<String, JsonNode> resources) {
        if (node.has("resourceType") && node.has("id")) {
            resources.put(
                    node.path("resourceType").stringValue() + "/"
                            + node.path("id").stringValue(),
                    node);
        }
        node.valueStream().forEach(child -> collect(child, resources));
    }

    private static JsonNode without(JsonNode resource, String... members) {
        return ((ObjectNode) resource.deepCopy()).remove(List.of(members));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void aDeleteNamesAResourceOfTheContext(String situation) {
        Map<String, JsonNode> inContext = new HashMap<>();
        collect(JSON.readTree(GoldenExamplesTest.request(situation)).path("context"), inContext);

        assertThat(actions(situation, "delete")).allSatisfy(action -> assertThat(inContext)
                .containsKey(action.path("resourceId").stringValue()));
    }
}
