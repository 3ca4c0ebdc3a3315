package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
