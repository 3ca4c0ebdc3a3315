package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PregnancyFactsTest {

    private static final String POSITIVE = "10828004";
    private static final String NEGATIVE = "260385009";

    @ParameterizedTest
    @CsvSource({"2026-01-27, true", "2026-01-26, false"})
    void aPositiveTestCountsForSixWeeks(String when, boolean pregnant) {
        assertThat(young("pregnant", test(when, POSITIVE)).isTrue()).isEqualTo(pregnant);
    }

    @ParameterizedTest
    @CsvSource({"5, true", "4.9, false"})
    void hcgIsPositiveFromTheLimit(String value, boolean pregnant) {
        Fact fact = young("pregnant", Records.lab(Records.HCG, "2026-03-08", value, "[IU]/L"));

        assertThat(fact.isKnown()).isTrue();
        assertThat(fact.isTrue()).isEqualTo(pregnant);
    }

    @ParameterizedTest
    @CsvSource({"2025-05-14, true", "2025-05-13, false"})
    void aConditionCountsForThreeHundredDays(String onset, boolean pregnant) {
        assertThat(young("pregnant", Records.condition(TestCodes.SNOMED, "77386006", onset))
                        .isTrue())
                .isEqualTo(pregnant);
    }

    @Test
    void aLaterNegativeTestEndsIt() {
        FactAssert.isFalse(young(
                "pregnant",
                Records.condition(TestCodes.SNOMED, "77386006", "2026-01-01"),
                test("2026-03-08", NEGATIVE)));
        FactAssert.isTrue(young(
                "pregnant",
                Records.condition(TestCodes.SNOMED, "77386006", "2026-03-08"),
                test("2026-03-07", NEGATIVE)));
    }

    @Test
    void theStatusObservationTells() {
        FactAssert.isTrue(young(
                "pregnant",
                Records.observation(
                        TestCodes.LOINC, "82810-3", "2026-01-01", Records.concept(TestCodes.LOINC, "LA15173-0"))));
    }

    @Test
    void isUnknownWithoutEvidenceAndNoInAManOrAfterMenopause() {
        FactAssert.isUnknown(young("pregnant"), UnknownReason.NOT_RECORDED);
        FactAssert.isFalse(Records.empty().with(Records.man()).fact("pregnant"));
        FactAssert.isFalse(Records.empty().with(Records.woman()).fact("pregnant"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03, true, true",
        "2026-03-02, false, true",
        "2025-03-10, false, true",
        "2025-03-09, false, false"
    })
    void aNegativeTestIsKeptByAge(String when, boolean inWindow, boolean withinYear) {
        assertThat(young("negativePregnancyTestInWindow", test(when, NEGATIVE)).isTrue())
                .isEqualTo(inWindow);
        assertThat(young("negativePregnancyTestWithinYear", test(when, NEGATIVE))
                        .isTrue())
                .isEqualTo(withinYear);
    }

    @Test
    void onlyTheNewestTestCounts() {
        FactAssert.isFalse(
                young("negativePregnancyTestInWindow", test("2026-03-06", NEGATIVE), test("2026-03-08", POSITIVE)));
    }

    @ParameterizedTest
    @CsvSource({"2025-03-10, true", "2025-03-09, false"})
    void breastFeedingCountsForAYear(String when, boolean feeding) {
        Fact fact = young(
                "breastFeeding",
                Records.observation(TestCodes.LOINC, "63895-7", when, Records.concept(TestCodes.LOINC, "LA33-6")));

        assertThat(fact.isKnown()).isTrue();
        assertThat(fact.isTrue()).isEqualTo(feeding);
    }

    @Test
    void breastFeedingNotRecordedIsNo() {
        FactAssert.isFalse(young("breastFeeding"));
        FactAssert.isTrue(young("breastFeeding", Records.condition(TestCodes.SNOMED, "169750002", "2026-01-01")));
        FactAssert.isUnknown(
                Records.empty().notDelivered("Condition").fact("breastFeeding"), UnknownReason.NOT_DELIVERED);
    }

    private static Observation test(String when, String result) {
        return Records.observation(TestCodes.LOINC, Records.HCG, when, Records.concept(TestCodes.SNOMED, result));
    }

    private static Fact young(String name, Resource... resources) {
        return Records.empty()
                .with(Records.patient(AdministrativeGender.FEMALE, "1990-03-10"))
                .with(resources)
                .fact(name);
    }

    @Test
    void aPositiveTestStandsUntilANegativeOne() {
        Observation positive = test("2026-02-20", POSITIVE);
        Observation unreadable = test("2026-03-05", "385432009");

        FactAssert.isTrue(young("pregnant", positive, unreadable));
        FactAssert.isFalse(young("negativePregnancyTestInWindow", positive, unreadable));
        FactAssert.isFalse(young("pregnant", positive, unreadable, test("2026-03-08", NEGATIVE)));
    }

    @ParameterizedTest
    @CsvSource({"2025-05-14, true", "2025-05-13, false"})
    void anUnconfirmedPregnancyIsPossible(String onset, boolean possible) {
        Condition condition = Records.condition(TestCodes.SNOMED, "77386006", onset)
                .setVerificationStatus(
                        Records.concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", "provisional"));

        assertThat(young("pregnancyPossible", condition).isTrue()).isEqualTo(possible);
        FactAssert.isFalse(Records.empty().with(Records.man(), condition).fact("pregnancyPossible"));
    }
}
