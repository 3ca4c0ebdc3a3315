package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bonewise.guideline.Judged.DENOSUMAB;
import static org.bonewise.guideline.Judged.ZOLEDRONIC_ACID;

import java.math.BigDecimal;
import java.util.List;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactDefinitions;
import org.bonewise.guideline.Assessment.Advice;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision as a whole, with the artefacts that are shipped. */
class AssessorTest {

    private static final String ZOLEDRONIC = "M05BA08";
    private static final String DENOSUMAB_ATC = "M05BX04";

    @Test
    void aCompleteAndSafeRecordGetsBothAgents() {
        Assessment assessment = Chart.breast().assess();

        assertThat(Judged.indications(assessment)).containsExactly("BM-1 INDICATED", "ADJ-5 NOT_INDICATED");
        assertThat(Judged.status(assessment, DENOSUMAB)).isEqualTo(SafetyStatus.OK);
        assertThat(Judged.status(assessment, ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.OK);
        assertThat(Judged.dose(assessment, ZOLEDRONIC_ACID)).isEqualTo("4");
        assertThat(assessment.advice()).singleElement().isInstanceOf(Advice.Start.class);
    }

    @Test
    void aGuidelineThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> new Assessor(Chart.SHIPPED, FactDefinitions.catalogue(), "nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no guideline 'nowhere'")
                .hasMessageContaining("esmo");
    }

    @Test
    void theWorstStatusWinsAndEveryReasonIsKept() {
        Assessment assessment = Chart.breast()
                .lab(Chart.CALCIUM, "1.90", "mmol/L")
                .lab(Chart.VITAMIN_D, "40", "nmol/L")
                .with(Chart.allergyTo(ZOLEDRONIC))
                .assess();

        assertThat(Judged.status(assessment, ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.CONTRAINDICATED);
        assertThat(Judged.rules(assessment, ZOLEDRONIC_ACID)).startsWith("SAF-17", "SAF-01", "SAF-04");
        assertThat(Judged.status(assessment, DENOSUMAB)).isEqualTo(SafetyStatus.HOLD);
        assertThat(Judged.rules(assessment, DENOSUMAB)).startsWith("SAF-01", "SAF-04");
        assertThat(assessment.candidates())
                .extracting(CandidateAssessment::draft)
                .containsOnlyNulls();
    }

    @Test
    void aFailingResultIsNamedWithItsReason() {
        Assessment assessment = Chart.breast().without(Chart.CREATININE).assess();

        assertThat(Judged.candidate(assessment, ZOLEDRONIC_ACID).missing())
                .extracting(Fact::name)
                .contains("creatinineUmolPerL", "creatinineClearance");
        assertThat(Judged.status(assessment, ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.NEEDS_DATA);
        assertThat(Judged.dose(assessment, ZOLEDRONIC_ACID)).isEqualTo("none");
    }

    /** AGT-7 is about myeloma, which has no topic among these. */
    @ParameterizedTest
    @CsvSource({"25, AGT-1", "30, AGT-2", "45, AGT-2", "60, AGT-2"})
    void kidneyFunctionPrefersDenosumab(int clearance, String rule) {
        assertThat(Judged.preference(Chart.breast().clearance(clearance).assess()))
                .isEqualTo(rule + " " + DENOSUMAB);
    }

    @Test
    void dialysisPrefersDenosumabWhateverTheClearance() {
        Assessment assessment =
                Chart.breast().with(Chart.condition(Chart.ICD, "Z99.2")).assess();

        assertThat(Judged.preference(assessment)).isEqualTo("AGT-1 " + DENOSUMAB);
        assertThat(Judged.status(assessment, ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.CONTRAINDICATED);
    }

    @Test
    void allergyToABisphosphonatePrefersDenosumab() {
        assertThat(Judged.preference(
                        Chart.breast().with(Chart.allergyTo(ZOLEDRONIC)).assess()))
                .isEqualTo("AGT-3 " + DENOSUMAB);
    }

    @Test
    void aspirinSensitiveAsthmaPrefersDenosumab() {
        assertThat(Judged.preference(Chart.breast()
                        .with(Chart.condition(Chart.SNOMED, "407674008"))
                        .assess()))
                .isEqualTo("AGT-3 " + DENOSUMAB);
    }

    @Test
    void allergyToDenosumabPrefersZoledronicAcid() {
        assertThat(Judged.preference(
                        Chart.breast().with(Chart.allergyTo(DENOSUMAB_ATC)).assess()))
                .isEqualTo("AGT-4 " + ZOLEDRONIC_ACID);
    }

    @Test
    void whatIsToBeCorrectedFirstPrefersNoAgent() {
        Assessment deficient =
                Chart.breast().lab(Chart.VITAMIN_D, "40", "nmol/L").assess();

        assertThat(Judged.preference(deficient)).isEqualTo("AGT-9 none");
        assertThat(deficient.messages())
                .extracting(finding -> finding.rule().id())
                .containsSubsequence("AGT-5", "AGT-9");
    }

    @Test
    void treatmentThatIsUnlikelyToContinuePrefersZoledronicAcid() {
        assertThat(Judged.preference(Chart.breast()
                        .with(Chart.finding("bma-continuation-unlikely"))
                        .assess()))
                .isEqualTo("AGT-6 " + ZOLEDRONIC_ACID);
    }

    @Test
    void noVenousAccessPrefersDenosumab() {
        assertThat(Judged.preference(
                        Chart.breast().with(Chart.finding("no-venous-access")).assess()))
                .isEqualTo("AGT-8 " + DENOSUMAB);
    }

    @Test
    void withoutAReasonNeitherAgentIsPreferred() {
        assertThat(Judged.preference(Chart.breast().assess())).isEqualTo("AGT-9 none");
    }

    @Test
    void ofTwoPreferencesTheFirstCounts() {
        Chart chart =
                Chart.breast().with(Chart.finding("bma-continuation-unlikely"), Chart.finding("no-venous-access"));

        assertThat(Judged.preference(chart.assess())).isEqualTo("AGT-6 " + ZOLEDRONIC_ACID);
        assertThat(Judged.preference(chart.clearance(45).assess())).isEqualTo("AGT-2 " + DENOSUMAB);
    }

    @Test
    void aPreferenceForAnAgentThatMayNotBeOrderedIsPassedOver() {
        assertThat(Judged.preference(Chart.breast()
                        .clearance(45)
                        .with(Chart.allergyTo(DENOSUMAB_ATC))
                        .assess()))
                .isEqualTo("AGT-4 " + ZOLEDRONIC_ACID);
    }

    @Test
    void dialysisAndAllergyToDenosumabLeaveNoAgent() {
        Assessment assessment = Chart.breast()
                .with(Chart.condition(Chart.ICD, "Z99.2"), Chart.allergyTo(DENOSUMAB_ATC))
                .assess();

        assertThat(assessment.candidates())
                .extracting(CandidateAssessment::status)
                .containsOnly(SafetyStatus.CONTRAINDICATED);
        assertThat(Judged.preference(assessment)).isEqualTo("none none");
        assertThat(assessment.candidates())
                .extracting(CandidateAssessment::draft)
                .containsOnlyNulls();
    }

    @Test
    void twoPrimaryTumoursWithTheSameDecisionAreDecided() {
        Assessment assessment = Chart.of(Chart.patient(AdministrativeGender.FEMALE, "1966-03-01"), "C50.9", "C34.9")
                .assess();

        assertThat(assessment.indications()).first().satisfies(finding -> assertThat(finding.status())
                .isEqualTo(DecisionStatus.INDICATED));
        assertThat(assessment.advice()).first().isInstanceOf(Advice.Start.class);
    }

    @Test
    void twoPrimaryTumoursWithDifferentDecisionsAskWhichItIs() {
        Assessment assessment = Chart.of(Chart.man(), "C50.9", "C61").assess();

        assertThat(assessment.indications()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(DecisionStatus.NEEDS_DATA);
            assertThat(finding.missing()).extracting(Fact::name).contains("metastasisOrigin");
        });
        assertThat(assessment.candidates()).isEmpty();
        assertThat(assessment.advice()).singleElement().isInstanceOf(Advice.Clarify.class);
    }

    @Test
    void twoPrimaryTumoursAreDecidedOnceTheCastrationStatusMakesThemAlike() {
        Assessment assessment = Chart.of(Chart.man(), "C50.9", "C61")
                .with(Chart.coded("castration-status", "castration-resistant"))
                .assess();

        assertThat(assessment.indications()).first().satisfies(finding -> assertThat(finding.status())
                .isEqualTo(DecisionStatus.INDICATED));
    }

    @ParameterizedTest
    @CsvSource({
        "2008-03-11, true", // 17 years
        "2008-03-10, false", // 18 today
        "2008, true", // 17 or 18
        "2007, false", // 18 or 19
        "2008-03, true",
        "2008-02, false"
    })
    void recommendationsAreForThoseKnownToBeAdults(String birth, boolean silent) {
        Assessment assessment = Chart.breast()
                .patient(Chart.patient(AdministrativeGender.FEMALE, birth))
                .assess();

        assertThat(assessment.silencedBy().stream().anyMatch(rule -> rule.id().equals("SIL-5")))
                .isEqualTo(silent);
        assertThat(assessment.advice().isEmpty()).isEqualTo(silent);
    }

    @Test
    void anUnknownAgeSilencesRecommendations() {
        Patient patient = Chart.man();
        patient.setBirthDateElement(null);

        Assessment assessment = Chart.breast().patient(patient).assess();

        assertThat(assessment.silencedBy()).extracting(rule -> rule.id()).contains("SIL-5");
        assertThat(assessment.advice()).isEmpty();
    }

    /** Denosumab: calcium 14 days before the first dose, 28 days later on, 7 days with a clearance below 30 mL/min. */
    @ParameterizedTest
    @CsvSource({
        "80, 14, true",
        "80, 15, false",
        "40, 14, true",
        "29, 7, true",
        "29, 8, false",
    })
    void theWindowOfCalciumDependsOnKidneyFunction(int clearance, int daysAgo, boolean enough) {
        Assessment assessment =
                calciumAgo(Chart.breast().clearance(clearance), daysAgo).assess();

        assertThat(Judged.rules(assessment, DENOSUMAB).contains("SAF-40")).isEqualTo(!enough);
        assertThat(Judged.candidate(assessment, DENOSUMAB).status().mayBeOrdered())
                .isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource({"28, true", "29, false"})
    void theWindowOfCalciumIsWiderAfterTheFirstDose(int daysAgo, boolean enough) {
        Chart chart = Chart.breast().with(Chart.given(DENOSUMAB_ATC, "120", 28), Chart.given(DENOSUMAB_ATC, "120", 56));

        assertThat(Judged.rules(calciumAgo(chart, daysAgo).assess(), DENOSUMAB).contains("SAF-40"))
                .isEqualTo(!enough);
    }

    @ParameterizedTest
    @CsvSource({"3, true", "4, false"})
    void theWindowOfCreatinineIsShorterWithANephrotoxin(int daysAgo, boolean enough) {
        Chart chart = Chart.breast().lab(Chart.CREATININE, new BigDecimal("0.8"), "mg/dL", daysAgo);

        assertThat(Judged.status(chart.assess(), ZOLEDRONIC_ACID)).isEqualTo(SafetyStatus.OK);
        assertThat(Judged.rules(chart.with(Chart.taking("M01AE01")).assess(), ZOLEDRONIC_ACID)
                        .contains("SAF-40"))
                .isEqualTo(!enough);
    }

    @Test
    void aCalciumKnownOnlyToBeAboveALowValueIsNoSafeCalcium() {
        Assessment assessment = Chart.breast()
                .without(Chart.CALCIUM)
                .with(Chart.lab(Chart.CALCIUM, QuantityComparator.GREATER_THAN, "2.0", "mmol/L"))
                .assess();

        assertThat(Judged.status(assessment, DENOSUMAB)).isEqualTo(SafetyStatus.NEEDS_DATA);
        assertThat(Judged.candidate(assessment, DENOSUMAB).findings()).anySatisfy(finding -> {
            assertThat(finding.rule().id()).isEqualTo("SAF-01");
            assertThat(finding.certainty()).isEqualTo(RuleFinding.Certainty.POSSIBLE);
            assertThat(finding.missing()).extracting(Fact::name).contains("correctedCalciumMmolPerL");
        });
    }

    @Test
    void aCalciumKnownToBeBelowALowValueIsLow() {
        Assessment assessment = Chart.breast()
                .without(Chart.CALCIUM)
                .with(Chart.lab(Chart.CALCIUM, QuantityComparator.LESS_THAN, "2.0", "mmol/L"))
                .assess();

        assertThat(Judged.status(assessment, DENOSUMAB)).isEqualTo(SafetyStatus.HOLD);
    }

    @Test
    void aCalciumWindowIsTheShortOneWhenTheClearanceMayBeLow() {
        Chart chart = calciumAgo(Chart.breast(), 10)
                .without(Chart.CREATININE)
                .with(Chart.lab(Chart.CREATININE, QuantityComparator.GREATER_THAN, "1.5", "mg/dL"));

        assertThat(Judged.rules(chart.assess(), DENOSUMAB)).contains("SAF-40");
    }

    /** Childbearing potential ends with the age of 54: born in 1971 she is 54 or 55. */
    @ParameterizedTest
    @CsvSource({"1970, OK", "1971-03-10, OK", "1971-03-11, NEEDS_DATA", "1971, NEEDS_DATA", "1972, NEEDS_DATA"})
    void anAgeOnBothSidesOfALimitIsNoReasonToSkipAPregnancyTest(String birth, SafetyStatus expected) {
        Assessment assessment = Chart.breast()
                .patient(Chart.patient(AdministrativeGender.FEMALE, birth))
                .assess();

        assertThat(Judged.status(assessment, DENOSUMAB)).isEqualTo(expected);
        assertThat(Judged.rules(assessment, DENOSUMAB).contains("SAF-28"))
                .isEqualTo(expected == SafetyStatus.NEEDS_DATA);
    }

    @Test
    void everyDraftIsOfACandidateThatMayBeOrdered() {
        List<CandidateAssessment> candidates =
                Chart.breast().clearance(25).assess().candidates();

        assertThat(candidates)
                .filteredOn(one -> one.draft() != null)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.candidate().regimen().id()).isEqualTo(DENOSUMAB);
                    assertThat(one.status()).isEqualTo(SafetyStatus.CAUTION);
                });
    }

    private static Chart calciumAgo(Chart chart, int days) {
        return chart.lab(Chart.CALCIUM, new BigDecimal("2.35"), "mmol/L", days)
                .lab(Chart.ALBUMIN, new BigDecimal("40"), "g/L", days);
    }
}
