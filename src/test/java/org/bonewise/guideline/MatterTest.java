package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bonewise.guideline.Assessment.Advice;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

/** When a recommendation is the one that was told before, and what makes it a new one. */
class MatterTest {

    private static final String ZOLEDRONIC = "M05BA08";
    private static final String DENOSUMAB = "M05BX04";
    private static final String SUPPLEMENT = "A12AX";

    private static final Chart PLAIN = Chart.breast();

    private static Optional<Matter> found(Chart chart) {
        Assessment assessment = chart.assess();
        return Matter.of(assessment.advice().getFirst(), assessment.facts());
    }

    private static Matter matter(Chart chart) {
        return found(chart).orElseThrow();
    }

    private static Condition fracture(String day) {
        Condition fracture = Chart.condition(Chart.SNOMED, "268029009");
        fracture.setOnset(new DateTimeType(day));
        return fracture;
    }

    @Test
    void theSameRecordInAnotherOrderIsTheSame() {
        Chart chart = PLAIN.clearance(25).with(Chart.allergyTo(ZOLEDRONIC), fracture("2026-03-01"));

        assertThat(matter(chart.shuffled(3))).isEqualTo(matter(chart));
    }

    @Test
    void aNewerResultOfTheSameValueIsTheSame() {
        Chart measuredAgain = PLAIN.lab(Chart.CALCIUM, new BigDecimal("2.35"), "mmol/L", 1)
                .lab(Chart.CREATININE, Chart.creatinineFor(BigDecimal.valueOf(45)), "mg/dL", 1);

        assertThat(matter(measuredAgain)).isEqualTo(matter(PLAIN.clearance(45)));
    }

    @Test
    void anotherValueIsTheSameFindingWithOtherData() {
        Matter before = matter(PLAIN.clearance(45));
        Matter after = matter(PLAIN.clearance(46));

        assertThat(after.findings()).isEqualTo(before.findings());
        assertThat(after.data()).isNotEqualTo(before.data());
        assertThat(before.data())
                .contains("zoledronic-acid-4mg-4-weekly OK 3.3mg calcium-500mg-daily,counselling,vitamin-d-400iu-daily")
                .contains("AGT-2 candidatePurpose=<,creatinineClearance=45..45<");
    }

    @Test
    void itIsAboutTheIndicationAndWhatThatRestsOn() {
        Matter matter = matter(PLAIN);

        assertThat(matter.rule()).isEqualTo("BM-1");
        assertThat(matter.purpose()).isEqualTo("bone-metastases");
        assertThat(matter.incidental()).isFalse();
        assertThat(matter.news()).isNull();
        assertThat(matter.findings())
                .containsExactly("INDICATED|activeCancer=true<Condition/c-C50.9+Condition/c-C79.5,"
                        + "boneMetastasis=true<Condition/c-C79.5,metastasisOrigin=breast<Condition/c-C50.9");
    }

    @Test
    void whatIsOnlyToBeConsideredIsIncidental() {
        Observation bedridden = Chart.lab("89247-1", "4", "{score}", 2);

        assertThat(matter(PLAIN.with(bedridden)).incidental()).isTrue();
    }

    @Test
    void aWarningIsAFindingOfTheAgentWhateverItsNumbers() {
        Matter severe = matter(PLAIN.clearance(25));

        assertThat(severe.findings())
                .containsAll(matter(PLAIN).findings())
                .anyMatch(one ->
                        one.startsWith("zoledronic-acid-4mg-4-weekly SAF-06 CONTRAINDICATED CRITICAL candidateClass="))
                .anyMatch(one -> one.startsWith("denosumab-120mg-4-weekly SAF-07.120-caution CAUTION WARNING "))
                .hasSize(3);
        assertThat(matter(PLAIN.clearance(24)).findings()).isEqualTo(severe.findings());
    }

    @Test
    void anAllergyToOneAgentIsAFindingAndStandsOnItsEvidence() {
        assertThat(matter(PLAIN.with(Chart.allergyTo(ZOLEDRONIC))).findings())
                .containsAll(matter(PLAIN).findings())
                .contains("zoledronic-acid-4mg-4-weekly SAF-17 CONTRAINDICATED CRITICAL"
                        + " bisphosphonateAllergy=true<AllergyIntolerance/a-M05BA08,candidateClass=bisphosphonate<")
                .hasSize(2);
    }

    @Test
    void whatIsNotKnownIsNoFindingButOtherData() {
        Matter unknown = matter(PLAIN.without(Chart.CREATININE));

        assertThat(unknown.findings()).isEqualTo(matter(PLAIN).findings());
        assertThat(unknown.data())
                .contains("zoledronic-acid-4mg-4-weekly NEEDS_DATA  calcium-500mg-daily,lab-creatinine");
    }

    @Test
    void whatIsWrongWithEveryAgentIsToldEachTime() {
        assertThat(found(PLAIN.with(Chart.allergyTo(ZOLEDRONIC), Chart.allergyTo(DENOSUMAB))))
                .isEmpty();
        assertThat(found(PLAIN.lab(Chart.CALCIUM, "1.90", "mmol/L"))).isEmpty();
    }

    @Test
    void anEventIsAFindingAndNews() {
        Matter fractured = matter(PLAIN.with(fracture("2026-02-18")));

        assertThat(fractured.news()).isEqualTo(LocalDate.of(2026, 2, 18));
        assertThat(fractured.findings())
                .containsAll(matter(PLAIN).findings())
                .contains("daysSinceSkeletalEvent<Condition/c-268029009")
                .hasSize(2);
        assertThat(fractured.data()).contains("daysSinceSkeletalEvent<Condition/c-268029009");
    }

    @Test
    void ofARunningCourseItIsToldAnewAfterEachDose() {
        Chart before = PLAIN.with(Chart.given(DENOSUMAB, "120", 20), Chart.given(DENOSUMAB, "120", 48));
        Chart after = before.with(Chart.given(DENOSUMAB, "120", 1));

        assertThat(matter(before).findings())
                .contains("daysSinceLastDose=<MedicationAdministration/g-M05BX04-20")
                .anyMatch(one -> one.startsWith("denosumab-120mg-4-weekly||MON-2 ")
                        && one.endsWith("|calcium-500mg-daily,vitamin-d-400iu-daily"));
        assertThat(matter(after).findings())
                .contains("daysSinceLastDose=<MedicationAdministration/g-M05BX04-1")
                .isNotEqualTo(matter(before).findings());
    }

    @Test
    void ordersThatAreDueAreATaskAndAQuestionIsNone() {
        Chart due = PLAIN.with(Chart.given(DENOSUMAB, "120", 20), Chart.given(DENOSUMAB, "120", 48));
        Chart asked = PLAIN.with(
                Chart.taking(SUPPLEMENT),
                Chart.given(ZOLEDRONIC, "4", 20),
                Chart.given(ZOLEDRONIC, "4", 48),
                Chart.given(ZOLEDRONIC, "4", 76));

        assertThat(matter(due).rule()).isEmpty();
        assertThat(matter(due).incidental()).isFalse();
        assertThat(matter(asked).rule()).isEqualTo("DUR-1.ask");
        assertThat(matter(asked).purpose()).isEqualTo("bone-metastases");
        assertThat(matter(asked).incidental()).isTrue();
    }

    @Test
    void whatIsWrongWithACourseIsToldEachTime() {
        Assessment overdue = PLAIN.with(Chart.given(DENOSUMAB, "120", 60), Chart.given(DENOSUMAB, "120", 88))
                .assess();

        assertThat(overdue.advice()).singleElement().isInstanceOf(Advice.Overdue.class);
        assertThat(overdue.advice().stream()
                        .flatMap(one -> Matter.of(one, overdue.facts()).stream())
                        .toList())
                .isEqualTo(List.of());
    }
}
