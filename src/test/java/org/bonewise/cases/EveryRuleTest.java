package org.bonewise.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Rule;
import org.junit.jupiter.api.Test;

/** Every numbered rule of the clinical specification stands in an artefact with its source, and is tried on both sides. */
class EveryRuleTest {

    private static final Path RULES = Path.of("src/test/resources/rules.csv");
    private static final int HOW_MANY = 149;

    /** Families of which a case is enough: they tell how to word numbers, or when to say nothing. */
    private static final Set<String> A_CASE_IS_ENOUGH = Set.of("EB", "SIL");

    /** Rule of the specification to the id under which it speaks. */
    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        for (String line : lines()) {
            if (!line.startsWith("#") && !line.startsWith("rule,")) {
                String[] cells = line.split(",", -1);
                rules.put(cells[0], cells[2].isEmpty() ? cells[0] : cells[2]);
            }
        }
        return rules;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(RULES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theListIsWhole() {
        assertThat(rules()).hasSize(HOW_MANY);
        assertThat(rules().keySet()).containsAll(rules().values());
    }

    @Test
    void everyRuleIsComplete() {
        assertThat(lacking()).as("rules that are not complete").isEmpty();
    }

    /** An artefact cannot speak under an id that the specification does not know. */
    @Test
    void noRuleIsInvented() {
        assertThat(rules().keySet()).containsAll(artefacts().keySet());
    }

    /** Rule to what it lacks; none for one that lacks nothing. */
    private static Map<String, List<String>> lacking() {
        Map<String, List<Rule>> artefacts = artefacts();
        Set<String> speaking = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        for (ClinicalCase one : CaseTables.all()) {
            speaking.addAll(one.expect().speaking());
            silent.addAll(one.expect().silent());
            one.rules().stream()
                    .filter(rule -> !one.expect().speaking().contains(rule))
                    .forEach(silent::add);
        }
        Map<String, List<String>> lacking = new LinkedHashMap<>();
        rules().forEach((rule, spokenAs) -> {
            List<String> lacks = A_CASE_IS_ENOUGH.contains(CaseOutcome.family(rule))
                    ? lacks(speaking.contains(spokenAs) || silent.contains(spokenAs), "a case")
                    : lacks(artefacts.getOrDefault(spokenAs, List.of()), spokenAs, speaking, silent);
            if (!lacks.isEmpty()) {
                lacking.put(rule, lacks);
            }
        });
        return lacking;
    }

    private static List<String> lacks(List<Rule> artefacts, String rule, Set<String> speaking, Set<String> silent) {
        List<String> lacks = new ArrayList<>();
        lacks.addAll(lacks(!artefacts.isEmpty(), "an artefact"));
        lacks.addAll(lacks(
                artefacts.stream().anyMatch(artefact -> !artefact.citations().isEmpty()), "a citation"));
        lacks.addAll(lacks(speaking.contains(rule), "a case in which it speaks"));
        lacks.addAll(lacks(silent.contains(rule), "a case in which it must not speak"));
        return lacks;
    }

    private static List<String> lacks(boolean isThere, String what) {
        return isThere ? List.of() : List.of(what);
    }

    /** Rules and their variants of all guidelines and of safety, by the id that they are shown under. */
    private static Map<String, List<Rule>> artefacts() {
        Knowledge knowledge = Cases.knowledge();
        Map<String, List<Rule>> byId = new TreeMap<>();
        Stream.concat(
                        knowledge.safety().stream(),
                        knowledge.guidelines().values().stream().flatMap(guideline -> guideline.rules().stream()))
                .flatMap(rule -> Stream.concat(Stream.of(rule), rule.variants().stream()))
                .forEach(rule ->
                        byId.computeIfAbsent(rule.id(), _ -> new ArrayList<>()).add(rule));
        return byId;
    }
}
