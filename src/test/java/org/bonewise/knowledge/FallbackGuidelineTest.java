package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guideline that has only some topics of its own and takes the rest from another. */
class FallbackGuidelineTest {

    private static final String PLAN = "https://bonewise.github.io/fhir/PlanDefinition/";

    @TempDir
    private Path temporary;

    private ArtefactCopy copy;

    @BeforeEach
    void copies() {
        copy = ArtefactCopy.in(temporary);
    }

    private Guideline local(String topics) {
        copy.write("guidelines/esmo/local.json", """
                        {"resourceType": "PlanDefinition", "id": "local", "url": "%1$slocal", "status": "active",
                         "extension": [{"url": "%2$sfallback", "valueCanonical": "%1$sesmo"}],
                         "type": {"coding": [{"code": "clinical-protocol"}]},
                         "relatedArtifact": [{"type": "citation", "label": "Local", "citation": "Local rules"}],
                         "action": [%3$s]}
                        """.formatted(PLAN, Extensions.BASE, topics));
        return guideline("local");
    }

    private Guideline guideline(String id) {
        return Objects.requireNonNull(copy.load().guidelines().get(id));
    }

    private static List<String> ids(Guideline guideline) {
        return guideline.rules().stream().map(Rule::artefactId).toList();
    }

    @Test
    void whatItLacksComesFromTheFallback() {
        Guideline local = local("");

        assertThat(ids(local)).isEqualTo(ids(guideline("esmo")));
    }

    /** The order of topics tells which of several indications leads. */
    @Test
    void aTopicOfItsOwnStandsWhereThatOfTheFallbackStood() {
        Guideline local = local("{\"id\": \"silence\", \"definitionCanonical\": \"" + PLAN + "life-expectancy\"},"
                + "{\"id\": \"life-expectancy\", \"definitionCanonical\": \"" + PLAN + "silence\"}");

        assertThat(ids(local)).startsWith("HCM-2").endsWith("LE-1").containsSubsequence("BM-8", "SIL-1", "AGT-1");
    }

    @Test
    void aSingleRuleIsOverriddenAndTheOthersAreTaken() {
        Guideline local = local("{\"id\": \"bone-metastases\", \"definitionCanonical\": \"" + PLAN
                + "esmo-2020-bone-metastases\", \"action\": [{\"id\": \"BM-6\", \"title\": \"Ours\", \"code\": [{\"coding\":"
                + " [{\"system\": \"https://bonewise.github.io/fhir/CodeSystem/decision\", \"code\": \"silent\"}]}],"
                + " \"documentation\": [{\"type\": \"citation\", \"label\": \"Local\"}],"
                + " \"condition\": [{\"kind\": \"applicability\", \"expression\": {\"language\": \"text/fhirpath\","
                + " \"expression\": \"%boneMetastasis.not()\"}}]}]}");

        assertThat(ids(local)).isEqualTo(ids(guideline("esmo")));
        assertThat(local.rules())
                .filteredOn(rule -> rule.id().equals("BM-6"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.title()).isEqualTo("Ours");
                    assertThat(rule.code()).isEqualTo("silent");
                    assertThat(rule.citations()).singleElement().satisfies(citation -> assertThat(citation.text())
                            .isEqualTo("Local rules"));
                });
    }

    private static String topic(String actions) {
        return "{\"id\": \"bone-metastases\", \"definitionCanonical\": \"" + PLAN
                + "esmo-2020-bone-metastases\", \"action\": [" + actions + "]}";
    }

    private static String changed(String id, String change) {
        return """
                {"id": "%s", "title": "Ours", "extension": [{"url": "%schange", "valueCode": "%s"}],
                 "code": [{"coding": [{"system": "https://bonewise.github.io/fhir/CodeSystem/decision", "code": "silent"}]}],
                 "documentation": [{"type": "citation", "label": "Local"}],
                 "condition": [{"kind": "applicability",
                   "expression": {"language": "text/fhirpath", "expression": "%%boneMetastasis"}}]}
                """.formatted(id, Extensions.BASE, change);
    }

    @Test
    void aRuleIsLeftOutAndTheOthersAreTaken() {
        List<String> others = new ArrayList<>(ids(guideline("esmo")));
        others.remove("BM-6");

        assertThat(ids(local(topic(changed("BM-6", "left-out"))))).isEqualTo(others);
    }

    @Test
    void aRuleIsAddedAfterTheOthersOfItsTopic() {
        assertThat(ids(local(topic(changed("BM-9", "added"))))).containsSubsequence("BM-7", "BM-8", "BM-9", "MM-1");
    }

    @Test
    void aTopicIsLeftOut() {
        Guideline local = local("{\"id\": \"life-expectancy\", \"title\": \"None\", \"extension\": [{\"url\": \""
                + Extensions.BASE + "change\", \"valueCode\": \"left-out\"}]}");
        List<String> others = new ArrayList<>(ids(guideline("esmo")));
        others.remove("LE-1");

        assertThat(ids(local)).isEqualTo(others);
    }

    private static String plan(String base, String actions) {
        return """
                {"resourceType": "PlanDefinition", "id": "ours", "url": "%1$sours", "status": "active",
                 "relatedArtifact": [{"type": "derived-from", "resource": "%1$s%2$s"},
                   {"type": "citation", "label": "Local", "citation": "Local rules"}],
                 "action": [%3$s]}
                """.formatted(PLAN, base, actions);
    }

    private Guideline withOurs(String base, String actions) {
        copy.write("guidelines/esmo/ours.json", plan(base, actions));
        return local("{\"id\": \"bone-metastases\", \"definitionCanonical\": \"" + PLAN + "ours\"}");
    }

    @Test
    void aTopicDerivedFromAnotherHoldsOnlyWhatDiffers() {
        Guideline local =
                withOurs("esmo-2020-bone-metastases", changed("BM-6", "left-out") + "," + changed("BM-9", "added"));
        List<String> expected = new ArrayList<>(ids(guideline("esmo")));
        expected.remove("BM-6");
        expected.add(expected.indexOf("BM-8") + 1, "BM-9");

        assertThat(ids(local)).isEqualTo(expected);
        assertThat(local.rules())
                .filteredOn(rule -> rule.id().equals("BM-9"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.file()).isEqualTo("guidelines/esmo/ours.json");
                    assertThat(rule.citations()).extracting(Citation::text).containsExactly("Local rules");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            BM-9;     left-out;  leaves out BM-9, which the topic does not have
            BM-6;     added;     adds BM-6, which the topic has
            BM-6;     replaced;  unknown change replaced: write left-out or added
            """)
    void aChangeThatChangesNothing(String id, String change, String reason) {
        copy.write("guidelines/esmo/ours.json", plan("esmo-2020-bone-metastases", changed(id, change)));

        copy.assertProblem("guidelines/esmo/ours.json", id, reason);
    }

    @Test
    void anOverrideOfNothing() {
        copy.replace("guidelines/asco/asco-bone-metastases.json", "\"id\": \"BM-5\"", "\"id\": \"BM-55\"");

        copy.assertProblem(
                "guidelines/asco/asco-bone-metastases.json", "BM-55", "overrides BM-55, which the topic does not have");
    }

    @Test
    void aTopicLeftOutThatTheFallbackDoesNotHave() {
        copy.replace("guidelines/asco/asco.json", "\"id\": \"bone-loss-breast\"", "\"id\": \"bone-loss\"");

        copy.assertProblem("guidelines/asco/asco.json", "bone-loss", "leaves out the topic bone-loss");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            nowhere;  derived from https://bonewise.github.io/fhir/PlanDefinition/nowhere, and there is no such topic
            esmo;     derived from https://bonewise.github.io/fhir/PlanDefinition/esmo, and there is no such topic
            ours;     derived from itself
            """)
    void aBaseThatIsNone(String base, String reason) {
        copy.write("guidelines/esmo/ours.json", plan(base, changed("BM-6", "left-out")));

        copy.assertProblem("guidelines/esmo/ours.json", "", reason);
    }

    /** What is safe is the same in all guidelines; one may only forbid more. */
    @Test
    void aSafetyRuleOfAllGuidelinesIsNotReplaced() {
        copy.replace("guidelines/nccn/nccn-safety.json", "\"id\": \"SAF-44\"", "\"id\": \"SAF-06\"");

        copy.assertProblem("guidelines/nccn/nccn.json", "SAF-06", "a safety rule of all guidelines has it too");
    }

    @Test
    void aRegimenOfAGuidelineThatIsNotThere() {
        copy.replace(
                "regimens/zoledronic-acid-4mg-3-monthly.json", "\"valueCode\": \"asco\"", "\"valueCode\": \"aso\"");

        copy.assertProblem(
                "regimens/zoledronic-acid-4mg-3-monthly.json",
                "",
                "is only used under aso, and there is no such guideline");
    }
}
