package org.bonewise.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.facts.FactParameters;
import org.bonewise.facts.FactWindows;
import org.bonewise.knowledge.ArtefactCopy;
import org.bonewise.knowledge.Citation;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.Freshness;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds of all artefacts together. */
class ArtefactConventionsTest {

    private static final Path FOLDER = Path.of("fhir-profiles");
    private static final Knowledge SHIPPED = ArtefactCopy.shipped();
    private static final Pattern FACT = Pattern.compile("%([A-Za-z][A-Za-z0-9]*)");
    private static final Pattern RULE_ID = Pattern.compile("[A-Z]{2,4}-\\d+");

    /** The rules that this service promises. */
    private static final Set<String> PROMISED = Stream.of(
                    ids("BM-%d", 1, 2, 3, 4, 5, 6, 7, 8),
                    ids("ADJ-%d", 1, 2, 3, 4, 5, 6),
                    ids("DUR-%d", 6, 7, 8, 10),
                    ids("EB-%d", 1, 2, 3, 4, 6),
                    ids("LE-%d", 1),
                    ids("AGT-%d", 1, 2, 3, 4, 5, 6, 7, 8, 9),
                    ids("SAF-%02d", 1, 2, 3, 4, 5, 6, 7, 10, 17, 18, 21, 23, 27, 28, 29, 34, 40, 42, 43, 45),
                    ids("MIS-%d", 1, 2, 3, 4, 5, 6, 7, 8),
                    ids("MON-%d", 1, 2, 3, 6, 8, 10, 11, 12),
                    ids("SIL-%d", 1, 2, 3, 5, 6, 7, 9, 11))
            .flatMap(ids -> ids)
            .collect(Collectors.toSet());

    private static Stream<String> ids(String pattern, Integer... numbers) {
        return Stream.of(numbers).map(number -> String.format(java.util.Locale.ROOT, pattern, number));
    }

    static List<Rule> rules() {
        return Stream.concat(
                        SHIPPED.safety().stream(),
                        SHIPPED.guidelines().values().stream().flatMap(guideline -> guideline.rules().stream()))
                .flatMap(rule -> Stream.concat(Stream.of(rule), rule.variants().stream()))
                .distinct()
                .toList();
    }

    @Test
    void everyPromisedRuleIsThere() {
        assertThat(rules().stream().map(Rule::id).collect(Collectors.toSet())).containsAll(PROMISED);
    }

    @Test
    void everyRuleRestsOnACitation() {
        assertThat(rules()).allSatisfy(rule -> assertThat(rule.citations())
                .as(rule.artefactId())
                .isNotEmpty()
                .allSatisfy(citation -> assertThat(citation.label()).isNotBlank()));
    }

    /** A label alone tells a reader nothing: the plan must hold its full text or address. */
    @Test
    void everyCitationCanBeFound() {
        assertThat(rules()).allSatisfy(rule -> assertThat(rule.citations())
                .as(rule.artefactId())
                .allMatch(ArtefactConventionsTest::canBeFound));
    }

    private static boolean canBeFound(Citation citation) {
        return citation.text() != null || citation.url() != null;
    }

    @Test
    void everyRegimenRestsOnACitation() {
        assertThat(SHIPPED.boneModifyingRegimens())
                .allSatisfy(regimen -> assertThat(regimen.definition().getRelatedArtifact())
                        .as(regimen.id())
                        .isNotEmpty());
    }

    /** Without a maximum or a shortest interval the rules about them are silent. */
    @Test
    void everyAgentHasItsLimits() {
        assertThat(SHIPPED.boneModifyingRegimens()).isNotEmpty().allSatisfy(regimen -> {
            assertThat(regimen.maximumDoseMg()).as(regimen.id()).isPositive();
            assertThat(regimen.shortestIntervalDays().isPresent() || isSwallowed(regimen))
                    .as(regimen.id())
                    .isTrue();
        });
    }

    private static boolean isSwallowed(Regimen regimen) {
        return regimen.definition().getDosage().stream()
                .anyMatch(dosage -> dosage.getRoute().getText().equals("Oral route"));
    }

    /**
     * What is given once, or at first at other intervals than later, is never on schedule or overdue; what is swallowed is on
     * schedule while it is taken.
     */
    @Test
    void everyAgentThatIsRepeatedHasItsWindow() {
        assertThat(SHIPPED.boneModifyingRegimens().stream()
                        .filter(regimen -> !regimen.purposes().equals(List.of("hypercalcaemia")))
                        .filter(regimen -> !isSwallowed(regimen)))
                .isNotEmpty()
                .allSatisfy(regimen -> {
                    assertThat(regimen.onScheduleUntilDays()).as(regimen.id()).isPresent();
                    assertThat(regimen.intervalDays()).as(regimen.id()).isPresent();
                    assertThat(regimen.shortestIntervalDays().orElseThrow())
                            .isLessThanOrEqualTo(regimen.intervalDays().orElseThrow());
                    assertThat(regimen.onScheduleUntilDays().orElseThrow())
                            .isGreaterThan(regimen.intervalDays().orElseThrow());
                });
    }

    /** Without a window a result of any age would do. The last entry of an item counts when no case does. */
    @ParameterizedTest
    @MethodSource("gating")
    void everyAgentLimitsTheAgeOfWhatGatesIt(String item) {
        assertThat(SHIPPED.boneModifyingRegimens()).allSatisfy(regimen -> assertThat(regimen.freshness())
                .as(regimen.id())
                .anyMatch(entry -> entry.item().equals(item) && entry.when() == null));
    }

    static Stream<String> gating() {
        return Stream.of("creatinine", "calcium", "vitamin-d-25oh", "magnesium", "phosphate", "pth");
    }

    @Test
    void everyNumberThatFactsAskForIsSetAndNoOther() {
        assertThat(SHIPPED.parameters().keySet()).isEqualTo(FactParameters.NAMES);
    }

    @Test
    void everyWindowThatFactsAskForIsSetAndNoOther() {
        assertThat(SHIPPED.windows().entries())
                .extracting(Freshness::item)
                .containsExactlyInAnyOrderElementsOf(FactWindows.ITEMS);
    }

    @Test
    void everyFactIsDocumented() {
        assertThat(FactDefinitions.catalogue().declarations())
                .isNotEmpty()
                .allSatisfy(
                        fact -> assertThat(fact.description()).as(fact.name()).hasSizeGreaterThan(5));
    }

    @Test
    void everyFactThatIsNamedExists() {
        Set<String> known = FactDefinitions.catalogue().declarations().stream()
                .map(FactDeclaration::name)
                .collect(Collectors.toSet());
        known.addAll(terms());
        for (Map.Entry<Path, String> file : files().entrySet()) {
            Matcher named = FACT.matcher(file.getValue());
            while (named.find()) {
                assertThat(known).as(file.getKey().toString()).contains(named.group(1));
            }
        }
    }

    /** Nobody has approved what is shipped, so that no artefact may say so. */
    @Test
    void everyArtefactNamesItsAuthorAndClaimsNoApproval() {
        assertThat(SHIPPED.content().artefacts()).isNotEmpty().allSatisfy(artefact -> {
            assertThat(artefact.authors()).as(artefact.file()).containsExactly("Bonewise");
            assertThat(artefact.version()).as(artefact.file()).isNotBlank();
            assertThat(artefact.approved()).as(artefact.file()).isNull();
            assertThat(artefact.reviewed()).as(artefact.file()).isNull();
        });
    }

    @Test
    void everyRuleIdIsInTheCodeSystem() {
        JsonNode codeSystem = new JsonMapper().readTree(read(FOLDER.resolve("terminology/codesystem-rule.json")));
        Set<String> codes = new LinkedHashSet<>();
        codeSystem
                .path("concept")
                .valueStream()
                .forEach(concept -> codes.add(concept.path("code").stringValue("")));

        assertThat(codes).containsAll(rules().stream().map(Rule::id).toList());
    }

    @Test
    void everyRuleIdIsOneOfOurs() {
        assertThat(rules()).extracting(Rule::id).allMatch(id -> RULE_ID.matcher(id)
                .matches());
    }

    @Test
    void everyTopicAndSafetyFileIsInForce() {
        Set<String> inForce = rules().stream().map(Rule::file).collect(Collectors.toSet());
        List<String> there = new ArrayList<>();
        List<String> roots = new ArrayList<>();
        files().forEach((path, text) -> {
            if (text.contains("\"resourceType\": \"PlanDefinition\"")) {
                (text.contains("clinical-protocol") ? roots : there).add(path.toString());
            }
        });
        // Rules by which a guideline overrides those of a topic stand in its root.
        inForce.removeAll(roots);

        assertThat(inForce).containsExactlyInAnyOrderElementsOf(there);
    }

    /** A title that held a dose could differ from the dose that is worked out. */
    @Test
    void noTitleOfARegimenNamesADoseInMilligrams() {
        assertThat(SHIPPED.boneModifyingRegimens())
                .extracting(Regimen::definition)
                .extracting(ActivityDefinition::getTitle)
                .noneMatch(title -> title.contains("mg"));
    }

    private static Set<String> terms() {
        Set<String> names = new LinkedHashSet<>();
        files().forEach((path, text) -> {
            if (path.startsWith("terms")) {
                new JsonMapper()
                        .readTree(text)
                        .path("extension")
                        .valueStream()
                        .filter(extension ->
                                extension.path("url").stringValue("").endsWith("/term"))
                        .flatMap(extension -> extension.path("extension").valueStream())
                        .filter(part -> part.path("url").stringValue("").equals("name"))
                        .forEach(part -> part.properties()
                                .forEach(property ->
                                        names.add(property.getValue().stringValue(""))));
            }
        });
        return names;
    }

    /** Texts of all artefacts but value sets and profiles, by their path below the folder. */
    private static Map<Path, String> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.startsWith(FOLDER.resolve("terminology")))
                    .filter(file -> !file.startsWith(FOLDER.resolve("profiles")))
                    .collect(Collectors.toMap(FOLDER::relativize, ArtefactConventionsTest::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
