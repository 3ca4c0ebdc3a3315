package org.bonewise.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with an artefact stops the start, and the message names file, action and reason. */
class BrokenArtefactTest {

    private static final String METASTASES = "guidelines/esmo/esmo-2020-bone-metastases.json";
    private static final String ESMO = "guidelines/esmo/esmo.json";
    private static final String KIDNEY = "safety/kidney.json";
    private static final String ZOLEDRONIC_ACID = "regimens/zoledronic-acid-4mg-4-weekly.json";
    private static final String DENOSUMAB = "regimens/denosumab-120mg-4-weekly.json";
    private static final String DOSE = "dosageInstruction[0].doseAndRate[0].dose";

    @TempDir
    private Path temporary;

    private ArtefactCopy copy;

    @BeforeEach
    void copied() {
        copy = ArtefactCopy.in(temporary);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            %boneMetastasys                         ~ unknown fact %boneMetastasys
            %boneMetastases                         ~ unknown fact %boneMetastases
            boneMetastasis                          ~ bare name 'boneMetastasis'
            %boneMetastasis and (                   ~ bad syntax in: %boneMetastasis and (
            %ageYears                               ~ wrong type: a condition yields true, false or nothing
            %metastasisOrigin > 3                   ~ wrong type
            %ageYears = 'old'                       ~ wrong type
            3 = %metastasisOrigin                   ~ wrong type
            %ageYears in ('old' | 'young')          ~ wrong type
            %boneMetastasis and %solidTumour = 'no' ~ wrong type
            %boneMetastasis.empty()                 ~ is true while all facts are unknown
            iif(%boneMetastasis.empty(), 'none', {}) ~ wrong type: a condition yields true, false or nothing
            true                                    ~ is true while all facts are unknown
            %boneMetastasis.count() > 0             ~ function count() is not among [empty, exists, iif, not]
            """)
    void aConditionThatCannotBeUsed(String expression, String reason) {
        copy.replace(METASTASES, "\"%metastasisOrigin = 'breast'\"", '"' + expression + '"');

        copy.assertProblem(METASTASES, "BM-1", reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            4.0 'mg', ~ 4.0 'g',   ~ wrong type: a dose is a quantity in mg
            4.0 'mg', ~ 4.0,       ~ wrong type: a dose is a quantity in mg
            {}        ~ 3.0 'mg'   ~ yields a dose while all facts are unknown
            4.0 'mg', ~ 4.1 'mg',  ~ is above the maximum
            """)
    void aDoseThatCannotBeUsed(String before, String after, String reason) {
        copy.replace(ZOLEDRONIC_ACID, before, after);

        copy.assertProblem(ZOLEDRONIC_ACID, DOSE, reason);
    }

    @Test
    void aFixedDoseAboveTheMaximum() {
        copy.replace(DENOSUMAB, "\"value\": 120", "\"value\": 180");

        copy.assertProblem(DENOSUMAB, DOSE, "is above the maximum");
    }

    @Test
    void aRegimenThatIsNotThere() {
        copy.replace(METASTASES, "ActivityDefinition/denosumab-120mg-4-weekly", "ActivityDefinition/denosumab");

        copy.assertProblem(
                METASTASES,
                "BM-1",
                "dangling canonical: there is no https://bonewise.github.io/fhir/ActivityDefinition/denosumab");
    }

    @Test
    void aRegimenThatIsProposedForNothing() {
        copy.replace(METASTASES, "StructureDefinition/regimen-purpose", "StructureDefinition/scope");

        copy.assertProblem(METASTASES, "BM-1", "proposes regimens and does not say what for");
    }

    @Test
    void aRegimenThatIsProposedForWhatItIsNotFor() {
        copy.replace(DENOSUMAB, "\"bone-metastases\"", "\"osteoporosis\"");

        copy.assertProblem(
                METASTASES,
                "BM-1",
                "proposes denosumab-120mg-4-weekly for bone-metastases, which is none of its purposes");
    }

    @Test
    void aTopicThatIsNotThere() {
        copy.replace(ESMO, "PlanDefinition/agent-choice", "PlanDefinition/agents");

        assertThat(copy.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(ESMO);
            assertThat(problem.reason())
                    .contains("dangling canonical: there is no topic"
                            + " https://bonewise.github.io/fhir/PlanDefinition/agents");
        });
    }

    @Test
    void aFallbackThatIsNotThere() {
        copy.replace(
                ESMO,
                "\"id\": \"esmo\",",
                "\"id\": \"esmo\", \"extension\": [{\"url\": \"" + Extensions.BASE
                        + "fallback\", \"valueCanonical\": \"https://bonewise.github.io/fhir/PlanDefinition/nowhere\"}],");

        copy.assertProblem(ESMO, "", "dangling canonical: there is no guideline");
    }

    @Test
    void aValueSetThatIsNotThere() {
        copy.delete("terminology/dialysis.json");

        copy.assertProblem("terminology/dialysis.json", "", "missing value set: facts are read by ValueSet/dialysis");
    }

    @Test
    void aValueSetThatARegimenNeedsAndIsNotThere() {
        copy.replace("regimens/lab-calcium.json", "/ValueSet/calcium-total", "/ValueSet/calcium-any");

        copy.assertProblem(
                "regimens/lab-calcium.json",
                "",
                "missing value set https://bonewise.github.io/fhir/ValueSet/calcium-any");
    }

    @Test
    void aPlaceholderOfNoFact() {
        copy.replace(KIDNEY, "{{%creatinineClearance}} is below", "{{%clearance}} is below");

        copy.assertProblem(KIDNEY, "SAF-06", "unknown text placeholder {{%clearance}}");
    }

    @Test
    void aPlaceholderThatIsNone() {
        copy.replace(KIDNEY, "{{%creatinineClearance}} is below", "{{creatinineClearance}} is below");

        copy.assertProblem(KIDNEY, "SAF-06", "malformed text placeholder (write {{%fact}})");
    }

    @Test
    void aPlaceholderOfNoFactInATranslation() {
        copy.replaceFrom(KIDNEY, "\"id\": \"SAF-06\"", "\"textEquivalent\":", """
                "_textEquivalent": {"extension": [{
                  "url": "http://hl7.org/fhir/StructureDefinition/translation",
                  "extension": [
                    {"url": "lang", "valueCode": "da"},
                    {"url": "content", "valueString": "Clearance {{%clearance}}"}]}]},
                "textEquivalent":\
                """);

        copy.assertProblem(KIDNEY, "SAF-06", "unknown text placeholder {{%clearance}}");
    }

    @Test
    void aRuleIdUsedTwiceInAFile() {
        copy.replace(METASTASES, "\"id\": \"BM-2\"", "\"id\": \"BM-1\"");

        copy.assertProblem(METASTASES, "BM-1", "id used twice");
    }

    @Test
    void aRuleIdUsedTwiceInTwoSafetyFiles() {
        copy.replace("safety/mouth.json", "\"id\": \"SAF-10\"", "\"id\": \"SAF-06\"");

        copy.assertProblem("safety/mouth.json", "SAF-06", "id used twice");
    }

    @Test
    void aRuleIdUsedTwiceInTwoTopicsOfAGuideline() {
        copy.replace("guidelines/common/life-expectancy.json", "\"id\": \"LE-1\"", "\"id\": \"BM-1\"");

        copy.assertProblem(ESMO, "BM-1", "id used twice");
    }

    @Test
    void aVariantIdUsedTwice() {
        copy.replace(KIDNEY, "\"id\": \"SAF-42.bands\"", "\"id\": \"SAF-42.limit\"");

        copy.assertProblem(KIDNEY, "SAF-42.limit", "id used twice");
    }

    @Test
    void anUnknownDecision() {
        copy.replace(METASTASES, "\"code\": \"indicated\"", "\"code\": \"indicatd\"");

        copy.assertProblem(
                METASTASES, "BM-1", "unknown code https://bonewise.github.io/fhir/CodeSystem/decision|indicatd");
    }

    @Test
    void anUnknownSeverity() {
        copy.replace(KIDNEY, "\"code\": \"critical\"", "\"code\": \"fatal\"");

        copy.assertProblem(KIDNEY, "SAF-06", "unknown severity fatal");
    }

    @Test
    void anUnknownScope() {
        copy.replace(KIDNEY, "\"valueCode\": \"candidate\"", "\"valueCode\": \"candidates\"");

        copy.assertProblem(KIDNEY, "SAF-06", "unknown scope candidates");
    }

    @Test
    void anUnknownConsequenceOfNotKnowing() {
        copy.replace(
                "guidelines/common/silence.json",
                "\"valueCode\": \"recommendations\"",
                "\"valueCode\": \"recommendation\"");

        copy.assertProblem("guidelines/common/silence.json", "SIL-5", "unknown code recommendation");
    }

    @Test
    void aPreferenceOfNoAgent() {
        copy.replace(
                "guidelines/common/agent-choice.json", "\"valueCode\": \"denosumab\"", "\"valueCode\": \"denosumap\"");

        copy.assertProblem("guidelines/common/agent-choice.json", "AGT-1", "no regimen is of agent denosumap");
    }

    @Test
    void aFileThatIsNoJson() {
        copy.write(KIDNEY, "{ \"resourceType\": \"PlanDefinition\", ");

        copy.assertProblem(KIDNEY, "", "is not a FHIR R4 resource");
    }

    @Test
    void aFileThatIsNoResource() {
        copy.write(KIDNEY, "{\"resourceType\": \"Plan\"}");

        copy.assertProblem(KIDNEY, "", "is not a FHIR R4 resource");
    }

    @Test
    void anElementThatFhirDoesNotKnow() {
        copy.replace(KIDNEY, "\"status\": \"active\"", "\"state\": \"active\"");

        copy.assertProblem(KIDNEY, "", "is not a FHIR R4 resource");
    }

    @Test
    void aNumberThatIsNone() {
        copy.replace(ZOLEDRONIC_ACID, "\"valueInteger\": 14", "\"valueInteger\": \"two weeks\"");

        copy.assertProblem(ZOLEDRONIC_ACID, "", "is not a FHIR R4 resource");
    }

    @Test
    void aTermThatLeadsBackToItself() {
        copy.replace("terms/kidney.json", "%eGfr < 30", "%renalImpairmentBelow30");

        copy.assertProblem("terms/kidney.json", "renalImpairmentBelow30", "term leads back to itself");
    }

    @Test
    void aTermOfAnUnknownFact() {
        copy.replace("terms/kidney.json", "%eGfr < 30", "%gfr < 30");

        copy.assertProblem("terms/kidney.json", "renalImpairmentBelow30", "unknown fact %gfr");
    }

    @Test
    void aTermOfTheWrongType() {
        copy.replace("terms/kidney.json", "%eGfr < 30", "%eGfr < 'low'");

        copy.assertProblem("terms/kidney.json", "renalImpairmentBelow30", "wrong type");
    }

    @Test
    void aTermNamedLikeAFact() {
        copy.replace("terms/kidney.json", "\"renalImpairmentBelow30\"", "\"dialysis\"");

        copy.assertProblem("terms/kidney.json", "dialysis", "is the name of a fact");
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        copy.replace(METASTASES, "\"%metastasisOrigin = 'breast'\"", "\"%nope\"")
                .delete("terminology/dialysis.json")
                .replace("terms/parameters.json", "\"akiRatio\"", "\"akiQuotient\"");

        List<ArtefactProblem> problems = copy.problems();

        assertThat(problems)
                .extracting(ArtefactProblem::file)
                .contains(METASTASES, "terminology/dialysis.json", "terms/parameters.json");
        assertThat(new KnowledgeException(problems))
                .hasMessageContaining(METASTASES + " [BM-1]: unknown fact %nope in: %nope");
    }

    @Test
    void whatIsShippedLoads() {
        assertThat(copy.load().guidelines()).containsKey("esmo");
    }
}
