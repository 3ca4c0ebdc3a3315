package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.bonewise.knowledge.ArtefactCopy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a start as a whole goes by the regimens proposed: what they are for, and how old results may be. */
class StartFactsTest {

    private static final String METASTASES = "guidelines/esmo/esmo-2020-bone-metastases.json";

    @TempDir
    private Path temporary;

    private ArtefactCopy copy;

    @BeforeEach
    void copied() {
        copy = ArtefactCopy.in(temporary);
    }

    private static List<String> messages(Assessment assessment) {
        return assessment.messages().stream()
                .map(finding -> finding.rule().id())
                .toList();
    }

    @Test
    void aPreferenceForOnePurposeIsSilentForAnother() {
        assertThat(messages(Chart.breast().clearance(45).assess())).containsExactly("LE-1", "AGT-2");

        for (String regimen : List.of("zoledronic-acid-4mg-4-weekly", "denosumab-120mg-4-weekly")) {
            copy.replace(
                    "regimens/" + regimen + ".json",
                    "\"valueCode\": \"bone-metastases\"",
                    "\"valueCode\": \"bone-metastases\"}, {\"url\":"
                            + " \"https://bonewise.github.io/fhir/StructureDefinition/regimen-purpose\", \"valueCode\":"
                            + " \"osteoporosis\"");
        }
        copy.replace(METASTASES, "\"valueCode\": \"bone-metastases\"", "\"valueCode\": \"osteoporosis\"");
        Assessment other = Chart.breast().clearance(45).assess(copy.load());

        assertThat(messages(other)).isEmpty();
        assertThat(other.candidates()).hasSize(2).noneMatch(CandidateAssessment::preferred);
    }

    /** Another rule proposes a product for which a creatinine of 90 days will do. */
    @Test
    void theWindowsOfOtherProposalsDoNotCount() {
        copy.replaceFrom(METASTASES, "\"BM-5\"", "denosumab-120mg-4-weekly", "denosumab-60mg-6-monthly");
        copy.replace(
                "regimens/denosumab-60mg-6-monthly.json",
                "\"valueCode\": \"osteoporosis\"",
                "\"valueCode\": \"osteoporosis\"}, {\"url\":"
                        + " \"https://bonewise.github.io/fhir/StructureDefinition/regimen-purpose\", \"valueCode\": \"bone-metastases\"");
        BigDecimal creatinine = Chart.creatinineFor(BigDecimal.valueOf(45));

        Assessment old = Chart.breast()
                .lab(Chart.CREATININE, creatinine, "mg/dL", 60)
                .lab(Chart.WEIGHT, new BigDecimal("72"), "kg", 60)
                .assess(copy.load());

        assertThat(messages(old)).doesNotContain("AGT-2");
    }
}
