package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bonewise.cdshooks.ResponseSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The decision behind the cards, as it goes over the wire. */
@ExtendWith(OutputCaptureExtension.class)
class ExplainTest {

    private static final Path EXAMPLE = Path.of("docs/examples/explain/breast-clearance-22.json");
    private static final Pattern RULES_LINE = Pattern.compile("Rules: ([^.]*)\\.");
    private static final Pattern RULE = Pattern.compile("[A-Z]+-\\d+");

    private static JsonNode explained(String situation) {
        return Service.shared().explained(request(situation).json());
    }

    private static JsonNode explainedExample(String situation) {
        return Service.shared().explained(GoldenExamplesTest.service(situation), GoldenExamplesTest.request(situation));
    }

    static List<String> situations() {
        return GoldenExamplesTest.situations();
    }

    @Test
    void theAnswerHasItsMembersInThisOrder() {
        assertThat(explained("breast-clearance-22").propertyNames())
                .containsExactly(
                        "service",
                        "guideline",
                        "evaluatedAt",
                        "patient",
                        "silencedBy",
                        "indications",
                        "candidates",
                        "messages",
                        "orders",
                        "facts",
                        "advice",
                        "shadow",
                        "unread",
                        "cards");
    }

    /** Clearance 22: the bisphosphonate is out, denosumab is to be had with caution, and both are indicated. */
    @Test
    void aDecisionIsToldWithItsReasons() {
        JsonNode answer = explained("breast-clearance-22");

        assertThat(answer.path("service").asString()).isEqualTo("bone-health-patient-view");
        assertThat(answer.at("/guideline/id").asString()).isEqualTo("esmo");
        assertThat(answer.path("evaluatedAt").asString()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(answer.path("patient").asString()).isEqualTo("breast-clearance-22");
        assertThat(answer.at("/indications/0/rule").asString()).isEqualTo("BM-1");
        assertThat(answer.at("/indications/0/indication").asString()).isEqualTo("bone-metastases");
        assertThat(answer.at("/indications/0/status").asString()).isEqualTo("indicated");
        assertThat(words(answer.at("/indications/0/because"))).contains("boneMetastasis");
        assertThat(words(answer.at("/indications/0/citations"), "label")).contains("ESMO 2020");

        JsonNode zoledronate = candidate(answer, "zoledronic-acid-4mg-4-weekly");
        assertThat(zoledronate.path("status").asString()).isEqualTo("contraindicated");
        assertThat(zoledronate.path("origin").asString()).isEqualTo("guideline");
        assertThat(zoledronate.has("dose")).isFalse();
        assertThat(words(zoledronate.path("rules"))).contains("SAF-06");
        JsonNode message = message(answer, "SAF-06", "zoledronic-acid");
        assertThat(message.path("severity").asString()).isEqualTo("critical");
        assertThat(message.path("status").asString()).isEqualTo("contraindicated");
        assertThat(words(message.path("because"))).contains("creatinineClearance");

        JsonNode denosumab = candidate(answer, "denosumab-120mg-4-weekly");
        assertThat(denosumab.at("/dose/value").asInt()).isEqualTo(120);
        assertThat(denosumab.at("/dose/unit").asString()).isEqualTo("mg");
    }

    @Test
    void theTokenOfTheCallIsNotInIt() {
        ViewCall call =
                ViewCall.of("breast-clearance-22").access(Service.shared().sandbox());
        call.tree().withObject("fhirAuthorization").put("access_token", "secret-token-8f2c");

        assertThat(Service.shared().explained(call.json()).toString())
                .contains("SAF-06")
                .doesNotContain("secret-token");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void theCardsAreThoseOfTheService(String situation) {
        Service.Reply reply =
                Service.shared().post(GoldenExamplesTest.service(situation), GoldenExamplesTest.request(situation));

        assertThat(Stable.uuids(explainedExample(situation).path("cards").toPrettyString()))
                .isEqualTo(Stable.uuids(reply.json().path("cards").toPrettyString()));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void everyRuleStandsInOneListAndThoseOfTheCardsInSome(String situation) {
        JsonNode answer = explainedExample(situation);
        Map<String, Set<String>> lists = new HashMap<>();
        answer.path("silencedBy").forEach(rule -> lists.computeIfAbsent(rule.asString(), _ -> new TreeSet<>())
                .add("silencedBy"));
        for (String list : List.of("indications", "messages")) {
            answer.path(list)
                    .forEach(one -> lists.computeIfAbsent(one.path("rule").asString(), _ -> new TreeSet<>())
                            .add(list));
        }

        assertThat(lists.values()).allSatisfy(where -> assertThat(where).hasSize(1));
        assertThat(rulesOnCards(answer)).isSubsetOf(lists.keySet());
        answer.path("candidates").forEach(one -> assertThat(words(one.path("rules")))
                .allSatisfy(rule -> assertThat(lists.get(rule)).containsExactly("messages")));
    }

    /** What a card orders is listed, and what is listed stands on a card where none is cut. */
    @ParameterizedTest
    @MethodSource("situations")
    void theOrdersAreThoseOfTheCards(String situation) {
        JsonNode answer = explainedExample(situation);
        Set<String> onCards = new TreeSet<>();
        answer.path("cards")
                .valueStream()
                .flatMap(card -> card.path("suggestions").valueStream())
                .flatMap(suggestion -> suggestion.path("actions").valueStream())
                .filter(action -> action.path("type").asString().equals("create"))
                .forEach(action -> onCards.add(
                        action.at("/resource/instantiatesCanonical/0").asString()));

        assertThat(new TreeSet<>(words(answer.path("orders"), "definition"))).isEqualTo(onCards);
    }

    @Test
    void aPatientIsOfferedNoOrders() {
        JsonNode answer = Service.shared()
                .explained(request("breast-vitamin-d-low")
                        .user("Patient/breast-vitamin-d-low")
                        .json());

        assertThat(answer.path("orders")).isEmpty();
        assertThat(answer.path("indications")).isNotEmpty();
    }

    @Test
    void silenceIsNamedAndTheDecisionToldAllTheSame() {
        JsonNode answer = explained("breast-hospice");

        assertThat(words(answer.path("silencedBy"))).contains("SIL-3");
        assertThat(answer.path("cards")).isEmpty();
        assertThat(answer.path("orders")).isEmpty();
    }

    @Test
    void aRunningCourseIsACandidateOfTheGuideline() {
        JsonNode course = explained("breast-denosumab-on-schedule")
                .path("candidates")
                .valueStream()
                .filter(one -> one.path("course").asBoolean())
                .findFirst()
                .orElseThrow();

        assertThat(course.path("agent").asString()).isEqualTo("denosumab");
        assertThat(course.path("origin").asString()).isEqualTo("guideline");
    }

    @Test
    void whatARuleInShadowWouldSayIsMarked(CapturedOutput output) {
        Service service = Service.with(
                "bonewise.rule-modes[0].rule=SAF-10",
                "bonewise.rule-modes[0].mode=shadow",
                "bonewise.rule-modes[1].rule=BM-5",
                "bonewise.rule-modes[1].mode=shadow");

        JsonNode breast = service.explained(request("breast-vitamin-d-low").json());
        JsonNode lung = service.explained(request("lung-clearance-45").json());

        assertThat(words(breast.path("shadow"))).containsExactly("SAF-10");
        JsonNode message = message(breast, "SAF-10", "denosumab");
        assertThat(message.path("shadow").asBoolean()).isTrue();
        assertThat(message.path("text").asString()).startsWith("In shadow, without effect: ");
        assertThat(words(candidate(breast, "denosumab-120mg-4-weekly").path("rules")))
                .doesNotContain("SAF-10");
        assertThat(words(lung.path("shadow"))).containsExactly("BM-5");
        assertThat(lung.at("/indications/0/rule").asString()).isEqualTo("BM-5");
        assertThat(lung.at("/indications/0/shadow").asBoolean()).isTrue();
        assertThat(lung.path("cards")).isEmpty();
        // An explanation is no use of the service: it is not counted.
        assertThat(output).doesNotContain("shadow rule=");
    }

    @Test
    void theLogHoldsNothingOfThePatient(CapturedOutput output) {
        explained("breast-clearance-22");

        assertThat(output)
                .contains("Service bone-health-patient-view explained")
                .doesNotContain("breast-clearance-22", "Ellis", "Observation/");
    }

    @Test
    void missingEssentialDataIsRefusedAsAtTheService() {
        Service.Reply reply = Service.shared()
                .explain(
                        "bone-health-patient-view",
                        request("no-cancer").without("conditions").json());

        assertThat(reply.status()).isEqualTo(412);
        ResponseSchema.assertError(reply.body());
    }

    /** Written anew with {@code -Dbonewise.golden=write}. */
    @Test
    void theExampleOfTheDocumentationIsOfToday() throws IOException {
        String answer = Stable.uuids(explained("breast-clearance-22").toPrettyString()) + "\n";
        if ("write".equals(System.getProperty("bonewise.golden"))) {
            Files.createDirectories(EXAMPLE.getParent());
            Files.writeString(EXAMPLE, answer);
        }

        assertThat(answer)
                .as(
                        "The example in %s is stale; write it anew with -Dbonewise.golden=write and read the difference",
                        EXAMPLE)
                .isEqualTo(Files.readString(EXAMPLE));
    }

    /** Each member of the answer is described. */
    @Test
    void theDescriptionNamesEveryMember() throws IOException {
        String description = Files.readString(Path.of("docs/explain.md"));
        List<String> members = new ArrayList<>();
        collect(explained("breast-clearance-22"), members);

        assertThat(members).allSatisfy(member -> assertThat(description).contains("`" + member + "`"));
    }

    private static void collect(JsonNode node, List<String> members) {
        node.properties().forEach(member -> {
            members.add(member.getKey());
            if (!member.getKey().equals("cards")) {
                collect(member.getValue(), members);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, members));
        }
    }

    private static Set<String> rulesOnCards(JsonNode answer) {
        Set<String> rules = new TreeSet<>();
        answer.path("cards").forEach(card -> RULES_LINE
                .matcher(card.path("detail").asString())
                .results()
                .flatMap(line -> RULE.matcher(line.group(1)).results())
                .forEach(rule -> rules.add(rule.group())));
        return rules;
    }

    private static JsonNode candidate(JsonNode answer, String regimen) {
        return first(answer.path("candidates")
                .valueStream()
                .filter(one -> one.path("regimen").asString().equals(regimen)));
    }

    private static JsonNode message(JsonNode answer, String rule, String about) {
        return first(answer.path("messages")
                .valueStream()
                .filter(one -> one.path("rule").asString().equals(rule))
                .filter(one -> one.path("about").asString().equals(about)));
    }

    private static JsonNode first(Stream<JsonNode> nodes) {
        return nodes.findFirst().orElseThrow();
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> words(JsonNode array, String member) {
        return array.valueStream().map(one -> one.path(member).asString()).toList();
    }
}
