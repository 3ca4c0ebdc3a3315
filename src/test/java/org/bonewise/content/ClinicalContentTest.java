package org.bonewise.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.content.Pages.section;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.knowledge.ArtefactCopy;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page tells every rule in words that say what is evaluated. */
class ClinicalContentTest {

    @Test
    void aRuleIsToldWithDecisionConditionsRegimensCardAndSources() {
        assertThat(section("esmo-BM-1"))
                .startsWith("#### `BM-1` Breast cancer with bone metastases: start a bone-modifying agent")
                .contains("- Decides: indication: **a bone-modifying agent is indicated**")
                .contains("- Purpose: bone metastases")
                .contains("- active cancer `%activeCancer`")
                .contains("- bone metastasis `%boneMetastasis`")
                .contains("- primary tumour is breast `%metastasisOrigin = 'breast'`")
                .contains("- `BM-1.ecog4` **a bone-modifying agent is to be considered**")
                .contains("  - ECOG performance status is 4 `%ecogGrade = 4`")
                .contains("  - no life expectancy on record `%lifeExpectancyRecorded.not()`")
                .contains("- Denosumab SC every 4 weeks\n- Zoledronic acid IV every 4 weeks")
                .contains("> Bone metastases of breast cancer, with or without symptoms:")
                .contains("Sources: ESMO 2020 \\[I, A\\]; ASCO-CCO 2017 (strong)");
    }

    @Test
    void aSafetyRuleIsToldWithItsVariants() {
        assertThat(section("safety-SAF-06"))
                .contains("- Decides: safety status: **contraindicated**\n- Severity: critical")
                .contains("- About: each regimen or order in question")
                .contains(
                        "- known dialysis or creatinine clearance (Cockcroft-Gault) below lowest creatinine clearance of"
                                + " the product `%dialysis.exists($this) or %creatinineClearance < %candidateMinimumClearance`")
                .contains("- `SAF-06.hypercalcaemia` **caution** (warning)")
                .contains("    - if unit of creatinine is mg/dL: creatinine below 4.5 mg/dL")
                .contains("    - if unit of creatinine is µmol/L: creatinine below 400 µmol/L")
                .contains("  - no known dialysis `(%dialysis.exists($this)).not()`");
    }

    @Test
    void hypercalcaemiaIsToldDownToItsNumbers() {
        assertThat(section("esmo-HCM-1"))
                .contains("- Purpose: hypercalcaemia")
                .contains("- hypercalcaemia at limit `%hypercalcaemiaAtLimit`")
                .contains("- no hypercalcaemia other cause `%hypercalcaemiaOtherCause.not()`")
                .contains("- life expectancy known to be below 3 months `%lifeExpectancyMonths.exists($this < 3)`")
                .contains("- Zoledronic acid IV once");
        assertThat(section("terms-hypercalcaemia"))
                .contains("**hypercalcaemia at limit** `%hypercalcaemiaAtLimit`")
                .contains("albumin-corrected calcium at least 12.0 mg/dL")
                .contains("albumin-corrected calcium at least 3.0 mmol/L");
    }

    @Test
    void theLengthOfACourseIsTold() {
        assertThat(section("dbcg-DUR-6"))
                .startsWith("#### `DUR-6` Length of an adjuvant course: about 4 years")
                .contains("- About: the course of therapy")
                .contains("- DBCG course complete `%dbcgCourseComplete`")
                .contains(
                        "> The course of about 4 years (8 six-monthly doses), begun \\[time since the course began\\] ago, is"
                                + " complete")
                .contains("Sources: DBCG chapter 6.5");
        assertThat(section("terms-adjuvant"))
                .contains("**DBCG course complete** `%dbcgCourseComplete`: all of:")
                .contains("doses given at least 8")
                .contains(
                        "product of the running course is clodronate and time since the course began at least 48 months");
    }

    @Test
    void aRegimenIsToldWithItsRenalBands() {
        assertThat(section("order-zoledronic-acid-4mg-4-weekly"))
                .contains("if creatinine clearance (lower of now and baseline) above 60 mL/min: 4.0 mg")
                .contains("if creatinine clearance (lower of now and baseline) at least 50 mL/min: 3.5 mg")
                .contains("if creatinine clearance (lower of now and baseline) at least 40 mL/min: 3.3 mg")
                .contains("if creatinine clearance (lower of now and baseline) at least 30 mL/min: 3.0 mg")
                .contains("- **Lowest creatinine clearance**: 30 mL/min")
                .contains("- **Interval**: every 4 weeks")
                .contains("- **Infusion time**: 15 minutes")
                .contains("- **Too early before**: 21 days")
                .contains("- **Overdue after**: 42 days")
                .contains("Provenance: Windows: label intervals; tolerances of days and freshness are project policy");
    }

    @Test
    void aFactIsToldWithUnitReadingAndWhatItsAbsenceMeans() {
        assertThat(section("facts-patient"))
                .contains(
                        "**Dialysis** `%dialysis`. Yes or no. Condition current, ServiceRequest active, or Procedure under"
                                + " way or completed within dialysisDays (30 days), in the group dialysis; a contact for dialysis"
                                + " (Z49) alone leaves it unknown. Nothing on record: no; list not given by the record system: not"
                                + " known (not delivered by the record system).")
                .contains("**Age** `%ageYears`. A number in years. Whole years from Patient.birthDate to today");
    }

    @Test
    void whatIsUncertainIsMarked() {
        assertThat(section("esmo-HCM-2"))
                .contains(
                        "**Uncertain: That altered consciousness or arrhythmia counts from the limit of hypercalcaemia on,");
    }

    @Test
    void aTopicOfTheFallbackIsLinkedAndNotRepeated() {
        assertThat(Pages.markdown())
                .containsOnlyOnce("#### `GC-1` ")
                .contains("<a id=\"dbcg-BM-1\"></a>[BM-1](#esmo-BM-1)")
                .contains("Topics that it lacks come from [ESMO 2020](#guideline-esmo).");
    }

    static Stream<String> pages() {
        return Stream.of(Pages.markdown(), Pages.html());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRuleOfEveryGuidelineHasItsAnchor(String page) {
        Set<String> anchors = new HashSet<>(Pages.anchors(page));
        Knowledge knowledge = ArtefactCopy.shipped();

        List<String> wanted = Stream.concat(
                        knowledge.guidelines().values().stream().flatMap(guideline -> guideline.rules().stream()
                                .flatMap(rule -> ids(guideline.id() + "-", rule))),
                        knowledge.safety().stream().flatMap(rule -> ids("safety-", rule)))
                .toList();
        assertThat(wanted).hasSizeGreaterThan(300);
        assertThat(anchors).containsAll(wanted);
        assertThat(anchors)
                .containsAll(knowledge.regimens().values().stream()
                        .map(order -> "order-" + order.id())
                        .toList())
                .containsAll(FactDefinitions.catalogue().declarations().stream()
                        .map(fact -> "fact-" + fact.name())
                        .toList());
    }

    private static Stream<String> ids(String before, Rule rule) {
        return Stream.of(before + rule.id(), before + rule.artefactId());
    }

    /** Those that have an artefact; that each has one is another test's matter. */
    @Test
    void everyRuleOfTheSpecificationIsOnThePage() throws IOException {
        Set<String> built = Stream.concat(
                        ArtefactCopy.shipped().guidelines().values().stream()
                                .flatMap(guideline -> guideline.rules().stream()),
                        ArtefactCopy.shipped().safety().stream())
                .map(Rule::id)
                .collect(Collectors.toSet());
        Set<String> told = Pages.anchors(Pages.markdown()).stream()
                .map(anchor -> anchor.substring(anchor.indexOf('-') + 1))
                .collect(Collectors.toSet());

        Set<String> specified = Files.readAllLines(Path.of("src/test/resources/rules.csv")).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("rule,"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toCollection(TreeSet::new));
        specified.retainAll(built);
        assertThat(specified).hasSizeGreaterThan(120);
        assertThat(told).containsAll(specified);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void anchorsAreThereOnceAndLinksWithinThePageLeadSomewhere(String page) {
        List<String> anchors = Pages.anchors(page);
        assertThat(anchors).doesNotHaveDuplicates();
        List<String> targets = Stream.concat(
                        Pages.all("href=\"#([^\"]+)\"", page).stream(), Pages.all("]\\(#([^)]+)\\)", page).stream())
                .distinct()
                .toList();
        assertThat(targets).hasSizeGreaterThan(500);
        assertThat(new HashSet<>(anchors)).containsAll(targets);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingOfTheMachineryShows(String page) {
        assertThat(page).doesNotContain("null", "{0}", "{1}", "Optional[", "{{", "NOT_", "MissingResource");
    }

    @Test
    void textOfArtefactsNeverBecomesMarkup(@TempDir Path temporary) {
        ArtefactCopy copy = ArtefactCopy.in(temporary)
                .replace(
                        "guidelines/esmo/esmo-2020-bone-metastases.json",
                        "Breast cancer with bone metastases: start a bone-modifying agent",
                        "<script>alert(1)</script> **a** [b](https://evil.example) & 'c'");
        ClinicalContent page = Pages.of(copy.folder(), ArtefactCopy.load(copy.folder()));

        assertThat(page.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; **a** [b](https://evil.example) &amp; &#39;c&#39;")
                .doesNotContain("<script", "href=\"https://evil.example");
        assertThat(page.markdown())
                .contains("\\<script\\>alert(1)\\</script\\> \\*\\*a\\*\\* \\[b\\](https://evil.example) \\& 'c'");
    }
}
