package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator's monitoring finds at the port of its own, and that what docs/operations asks it for is there. */
class MonitoringTest {

    private static final Path FOLDER = Path.of("docs/operations");

    /** What Prometheus itself adds. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Pattern METRIC = Pattern.compile("\\b((?:bonewise|jvm|process)_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern SELECTED = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");

    private static final String PATIENT = "breast-vitamin-d-low";
    private static final String MADE_UP = "https://hospital.example/codes";

    private static Service service;
    private static Scrape scrape;

    /** Calls of several kinds. */
    @BeforeAll
    static void start() {
        service = Service.with(
                "management.server.port=0",
                "bonewise.clients[0].id=https://ehr.example/app",
                "bonewise.clients[0].guideline=asco",
                "bonewise.rule-modes[0].rule=SAF-10",
                "bonewise.rule-modes[0].mode=shadow");
        String card = service.cards(Examples.request(PATIENT)).at("/0/uuid").stringValue();
        service.cards(ViewCall.of(PATIENT).access(service.sandbox()));
        service.cards(Examples.request(PATIENT).without("medicationRequests").with("conditions", """
                        {"resourceType": "Condition", "id": "c-9", "subject": {"reference": "Patient/%s"},
                         "code": {"coding": [{"system": "%s", "code": "SECRET-1"}]}}""".formatted(
                        PATIENT, MADE_UP)));
        service.explained(Examples.request(PATIENT).json());
        service.post("{}");
        service.post(ViewCall.of("nobody-knows-her").json());
        service.post("made-up-service", "{}");
        service.feedback("bone-health-patient-view", """
                {"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-22T09:00:00Z"}""".formatted(card));
        scrape = Scrape.ofAll(service);
    }

    @Test
    void callsAreCountedByHookDoorAndOutcome() {
        String metric = "bonewise_call_duration_seconds_count";
        assertThat(scrape.value(metric, "hook=patient-view", "door=service", "outcome=answered"))
                .isEqualTo(3);
        assertThat(scrape.value(metric, "hook=patient-view", "door=service", "outcome=refused"))
                .isEqualTo(2);
        assertThat(scrape.value(metric, "hook=patient-view", "door=explain", "outcome=answered"))
                .isEqualTo(1);
        assertThat(scrape.value(metric, "hook=patient-view", "door=feedback", "outcome=answered"))
                .isEqualTo(1);
        assertThat(scrape.value("bonewise_call_duration_seconds_bucket", "door=explain", "le=0.5")
                        + scrape.value("bonewise_call_duration_seconds_bucket", "door=explain", "le=+Inf"))
                .isBetween(1.0, 2.0);
        assertThat(scrape.value("bonewise_calls_in_hand")).isZero();
    }

    @Test
    void eachPhaseIsTimed() {
        for (String phase : List.of("decide", "write")) {
            assertThat(scrape.value("bonewise_call_phase_seconds_count", "hook=patient-view", "phase=" + phase))
                    .as(phase)
                    .isEqualTo(4);
        }
        assertThat(scrape.value("bonewise_call_phase_seconds_count", "phase=read", "error=none"))
                .isEqualTo(4);
        assertThat(scrape.value("bonewise_call_phase_seconds_count", "phase=read", "error=HookFailure"))
                .isEqualTo(1);
    }

    @Test
    void refusalsAreCountedByKind() {
        String metric = "bonewise_rejections_total";
        assertThat(scrape.value(metric, "status=400", "kind=breaks-protocol", "client=anonymous"))
                .isEqualTo(1);
        assertThat(scrape.value(metric, "status=412", "kind=data-unobtainable", "client=anonymous"))
                .isEqualTo(1);
        assertThat(scrape.value(metric, "status=404", "kind=unknown-service", "client=anonymous"))
                .isEqualTo(1);
    }

    @Test
    void cardsAreCountedByTheirLeadingRuleAndGapsByTheirReason() {
        assertThat(scrape.value("bonewise_cards_total", "rule=BM-1")).isEqualTo(3);
        assertThat(scrape.value("bonewise_gaps_total", "what=medicationRequests", "kind=no-access"))
                .isEqualTo(2);
        assertThat(scrape.value("bonewise_fhir_query_seconds_count", "query=conditions", "outcome=answered"))
                .isEqualTo(1);
        assertThat(scrape.value("bonewise_feedback_items_total", "client=anonymous", "outcome=overridden"))
                .isEqualTo(1);
    }

    @Test
    void noLabelHoldsWhatACallerChoseOrAPatient() {
        assertThat(String.join("\n", scrape.valuesOfOurs()))
                .doesNotContain("made-up-service", "nobody-knows-her", PATIENT, "SECRET", "dr-hansen", "d1577c69")
                .contains(MADE_UP);
    }

    @Test
    void whatDecidesHereIsTold() {
        JsonNode info = service.get(service.management() + "/actuator/info").path("bonewise");

        assertThat(info.path("cdsHooks").stringValue()).isEqualTo("2.0");
        assertThat(info.path("guideline").stringValue()).isEqualTo("esmo");
        assertThat(info.path("guidelineOfClient").toString()).isEqualTo("{\"https://ehr.example/app\":\"asco\"}");
        assertThat(info.path("guidelines").toString()).isEqualTo("{\"asco\":\"1.0.0\",\"esmo\":\"1.0.0\"}");
        assertThat(info.at("/artefacts/version").stringValue()).isEqualTo("0.1.0");
        assertThat(info.at("/artefacts/sha256").stringValue()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/env", "/beans", "/metrics", "/heapdump", "/loggers", "/configprops", "/threaddump"})
    void nothingElseIsOpen(String path) {
        assertThat(service.read(service.management() + "/actuator" + path).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/info", "/actuator/prometheus"})
    void atThePortOfTheServicesThereIsNothingOfIt(String path) {
        assertThat(service.read(service.base() + path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void theProbesAreAtThePortOfTheServices(String probe) {
        assertThat(service.get(service.base() + probe).toString()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void whatTheDashboardAsksForIsThere() throws IOException {
        List<String> expressions = new ArrayList<>();
        collect(new JsonMapper().readTree(Files.readString(FOLDER.resolve("grafana-dashboard.json"))), expressions);

        assertThat(expressions).hasSizeGreaterThan(15).allSatisfy(MonitoringTest::requireLive);
    }

    @Test
    void whatTheAlertsAskForIsThere() throws IOException {
        assertThat(alerts())
                .hasSizeGreaterThan(5)
                .allSatisfy((name, rule) -> requireLive(rule.path("expr").stringValue()));
    }

    /** Each alert has its section in the runbook, each section its alert. */
    @Test
    void theRunbookSpeaksOfEachAlertAndOfNoOther() throws IOException {
        List<String> sections = Pattern.compile("(?m)^## (Bonewise\\w+)$")
                .matcher(Files.readString(FOLDER.resolve("runbook.md")))
                .results()
                .map((MatchResult heading) -> heading.group(1))
                .toList();

        assertThat(sections).containsExactlyElementsOf(alerts().keySet());
        assertThat(alerts()).allSatisfy((name, rule) -> assertThat(
                        rule.at("/annotations/runbook").stringValue())
                .isEqualTo("docs/operations/runbook.md#" + name.toLowerCase(Locale.ROOT)));
    }

    private static void collect(JsonNode node, List<String> expressions) {
        if (node.has("expr")) {
            expressions.add(node.path("expr").stringValue());
        }
        node.forEach(child -> collect(child, expressions));
    }

    /** The rules by their names. */
    private static Map<String, JsonNode> alerts() throws IOException {
        JsonNode file = new JsonMapper().valueToTree(new Yaml().load(Files.readString(FOLDER.resolve("alerts.yaml"))));
        Map<String, JsonNode> alerts = new LinkedHashMap<>();
        file.path("groups").forEach(group -> group.path("rules")
                .forEach(rule -> alerts.put(rule.path("alert").stringValue(), rule)));
        return alerts;
    }

    /** Each metric is there, with each label by which it is chosen or grouped. */
    private static void requireLive(String expression) {
        Map<String, Set<String>> live = scrape.labelsByName();
        Set<String> grouped = new TreeSet<>();
        GROUPED.matcher(expression)
                .results()
                .forEach(by -> grouped.addAll(List.of(by.group(1).strip().split(",\\s*", -1))));
        Set<String> labels = new TreeSet<>();
        METRIC.matcher(expression).results().forEach(metric -> {
            assertThat(live).as(expression).containsKey(metric.group(1));
            labels.addAll(live.get(metric.group(1)));
            String selectors = metric.group(2) == null ? "" : metric.group(2);
            SELECTED.matcher(selectors.replaceAll("\"[^\"]*\"", ""))
                    .results()
                    .map(selector -> selector.group(1))
                    .filter(label -> !OF_PROMETHEUS.contains(label))
                    .forEach(label ->
                            assertThat(live.get(metric.group(1))).as(expression).contains(label));
        });
        grouped.removeAll(OF_PROMETHEUS);
        assertThat(labels).as(expression).containsAll(grouped);
    }
}
