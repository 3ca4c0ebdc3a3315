package org.bonewise.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bonewise.endtoend.Service;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * The cases once more, through the public door of {@code /explain}. Those with something in the hook's context
 * go to the service that takes it. A chart without the essential data is left to the plain runner, since it is refused here, and so
 * is what a reader was told before.
 */
class CaseTableOverHttpTest {

    private static final Set<String> ESSENTIAL = Set.of("Patient", "Condition");

    /** One service for each guideline. */
    private final Map<String, Door> doors = new HashMap<>();

    private record Door(Service service, CaseRequest requests) {}

    @TestFactory
    Stream<DynamicTest> cases() {
        return CaseTables.all().stream()
                .filter(CaseTableOverHttpTest::isAnswered)
                .map(one -> DynamicTest.dynamicTest(one.id() + ": " + one.story(), () -> check(one)));
    }

    /** An order can be judged without anything but itself; a chart cannot. */
    private static boolean isAnswered(ClinicalCase one) {
        CaseRecord record = Cases.record(one);
        return !CaseMemory.isIn(one.patient())
                && (!record.hook().equals("patient-view")
                        || record.data().delivered().containsAll(ESSENTIAL));
    }

    private void check(ClinicalCase one) {
        Door door = doors.computeIfAbsent(one.guideline(), CaseTableOverHttpTest::open);
        CaseRecord record = Cases.record(one);
        JsonNode answer = door.service()
                .explained("bone-health-" + record.hook(), door.requests().of(record));
        CaseCheck.check(one, new ExplainedCase(answer));
        everyRuleStandsInOneList(answer);
        everyFactNamedIsListed(answer);
    }

    private static void everyRuleStandsInOneList(JsonNode answer) {
        Set<String> silencing = words(answer.path("silencedBy"));
        Set<String> indicating = rules(answer.path("indications"));
        Set<String> telling = rules(answer.path("messages"));

        assertThat(Stream.of(silencing, indicating, telling).flatMap(Set::stream))
                .as("rules of all lists")
                .doesNotHaveDuplicates();
        answer.path("candidates").forEach(one -> assertThat(telling).containsAll(words(one.path("rules"))));
    }

    private static void everyFactNamedIsListed(JsonNode answer) {
        Set<String> listed = new TreeSet<>();
        answer.path("facts").forEach(fact -> listed.add(fact.path("name").asString()));
        for (String list : List.of("indications", "candidates", "messages")) {
            answer.path(list).forEach(one -> {
                assertThat(listed).containsAll(words(one.path("because")));
                assertThat(listed).containsAll(words(one.path("missing")));
            });
        }
    }

    private static Set<String> rules(JsonNode list) {
        Set<String> rules = new TreeSet<>();
        list.forEach(one -> rules.add(one.path("rule").asString()));
        return rules;
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        list.forEach(one -> words.add(one.asString()));
        return words;
    }

    /** At the moment of the cases; their test patients are to be passed over in silence, as anywhere but in the demo. */
    private static Door open(String guideline) {
        Service service = Service.at(
                Clock.fixed(Cases.NOW.toInstant(), Cases.NOW.getZone()),
                "bonewise.guideline=" + guideline,
                "bonewise.test-patients=silent");
        JsonNode templates = service.discovery().at("/services/0/prefetch");
        return new Door(service, new CaseRequest(templates));
    }
}
