package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MenopauseFactsTest {

    private static final String FIFTY = "1976-03-10";

    @ParameterizedTest
    @CsvSource({"1966-03-10, postmenopausal", "1981-03-11, premenopausal"})
    void ageDecidesAtTheEnds(String birth, String state) {
        assertThat(state(birth).word()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"1966-03-11", "1981-03-10"})
    void betweenThemNothingIsAssumed(String birth) {
        FactAssert.isUnknown(state(birth), UnknownReason.NOT_RECORDED);
        FactAssert.isUnknown(Records.empty().with(Records.man()).fact("menopausalState"), UnknownReason.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Condition", "Procedure", "MedicationRequest"})
    void nobodyIsPremenopausalWhoseOvariesCouldNotBeLookedInto(String type) {
        FactAssert.isUnknown(
                woman("1990-03-10").notDelivered(type).fact("menopausalState"), UnknownReason.NOT_DELIVERED);
        assertThat(woman("1960-03-10")
                        .notDelivered(type)
                        .fact("menopausalState")
                        .word())
                .isEqualTo("postmenopausal");
    }

    @Test
    void removedOrSuppressedOvariesComeFirst() {
        assertThat(state("1990-03-10", Records.procedure("29827000")).word()).isEqualTo("low-oestrogen");
        assertThat(state(FIFTY, Records.medicine("L02AE03", "2026-01-01")).word())
                .isEqualTo("low-oestrogen");
        assertThat(state(FIFTY, Records.procedure("83152002")).isKnown()).isFalse();
        assertThat(state(
                                FIFTY,
                                Records.procedure("83152002")
                                        .addBodySite(Records.concept(TestCodes.SNOMED, "51440002")))
                        .word())
                .isEqualTo("low-oestrogen");
    }

    @Test
    void aRecordedStateCounts() {
        assertThat(state(FIFTY, Records.condition(TestCodes.SNOMED, "76498008", "2015"))
                        .word())
                .isEqualTo("postmenopausal");
        assertThat(state(FIFTY, Records.condition(TestCodes.SNOMED, "22636003", "2025-03-10"))
                        .word())
                .isEqualTo("premenopausal");
        assertThat(state(FIFTY, Records.condition(TestCodes.SNOMED, "22636003", "2025-03-09"))
                        .isKnown())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2025-03-10, postmenopausal", "2025-03-11, "})
    void amenorrhoeaOfTwelveMonths(String last, String state) {
        assertThat(state(FIFTY, lastPeriod(last)).word()).isEqualTo(state);
    }

    @Test
    void monthsSinceTheLastPeriodCount() {
        Observation months = Records.observation(
                TestCodes.BONEWISE, "months-since-last-period", "2026-03-01", Records.quantity("14", "mo"));

        assertThat(state(FIFTY, months).word()).isEqualTo("postmenopausal");
    }

    @Test
    void explainedAmenorrhoeaDoesNotCount() {
        FactAssert.isUnknown(
                state(FIFTY, lastPeriod("2024-01-01"), Records.procedure("236886002")), UnknownReason.NOT_RECORDED);
        FactAssert.isUnknown(
                state(FIFTY, lastPeriod("2024-01-01"), Records.medicine("L01CD02", "2024-12-31")),
                UnknownReason.NOT_RECORDED);
        assertThat(state(FIFTY, lastPeriod("2024-01-01"), Records.medicine("L01CD02", "2025-01-02"))
                        .word())
                .isEqualTo("postmenopausal");
    }

    @ParameterizedTest
    @CsvSource({
        "30.1, 72.9, postmenopausal",
        "30, 72.9, premenopausal",
        "30.1, 73, premenopausal",
    })
    void hormonesDecideInTheUnitReported(String fsh, String oestradiol, String state) {
        assertThat(state(
                                FIFTY,
                                fsh("2026-01-01", fsh),
                                Records.lab(Records.OESTRADIOL, "2026-01-01", oestradiol, "pmol/L"))
                        .word())
                .isEqualTo(state);
    }

    @Test
    void hormonesCountForNinetyDaysAndTogether() {
        Observation oestradiol = Records.lab(Records.OESTRADIOL_MASS, "2026-01-01", "19.9", "pg/mL");

        assertThat(state(FIFTY, fsh("2025-12-10", "50"), oestradiol).word()).isEqualTo("postmenopausal");
        assertThat(state(FIFTY, fsh("2025-12-09", "50"), oestradiol).isKnown()).isFalse();
        assertThat(state(FIFTY, fsh("2026-01-01", "10")).isKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2014-03-11, false", "2014-03-10, true", "1971-03-11, true", "1971-03-10, false"})
    void childbearingAge(String birth, boolean potential) {
        Fact fact = potential(birth);

        assertThat(fact.isKnown()).isTrue();
        assertThat(fact.isTrue()).isEqualTo(potential);
    }

    @Test
    void whatEndsChildbearingPotential() {
        FactAssert.isFalse(potential("1990-03-10", Records.procedure("236886002")));
        FactAssert.isFalse(potential("1990-03-10", Records.procedure("60890002")));
        FactAssert.isFalse(potential("1990-03-10", Records.truth("childbearing-potential", "2026-01-01", false)));
        FactAssert.isFalse(potential(FIFTY, Records.condition(TestCodes.SNOMED, "76498008", "2020")));
        FactAssert.isTrue(potential(FIFTY, Records.medicine("L02AE03", "2026-01-01")));
        FactAssert.isFalse(Records.empty().with(Records.man()).fact("childbearingPotential"));
    }

    @Test
    void hormonesSoonAfterChemotherapyDoNotEndIt() {
        Resource[] hormones = {fsh("2026-01-01", "50"), Records.lab(Records.OESTRADIOL, "2026-01-01", "20", "pmol/L")};
        MedicationRequest past = Records.medicine("L01CD02", "2023-01-01");
        past.setStatus(MedicationRequest.MedicationRequestStatus.COMPLETED);
        past.addDosageInstruction()
                .getTiming()
                .getRepeat()
                .setBounds(new org.hl7.fhir.r4.model.Period()
                        .setStartElement(new DateTimeType("2023-01-01"))
                        .setEndElement(new DateTimeType("2024-06-01")));

        FactAssert.isFalse(potential(FIFTY, hormones));
        FactAssert.isTrue(potential(FIFTY, hormones[0], hormones[1], past));
    }

    private static Observation fsh(String when, String value) {
        return Records.lab(Records.FSH, when, value, "m[IU]/mL");
    }

    private static Observation lastPeriod(String day) {
        return Records.observation(TestCodes.LOINC, Records.LAST_PERIOD, "2026-03-01", new DateTimeType(day));
    }

    private static Fact state(String birth, Resource... resources) {
        return woman(birth, resources).fact("menopausalState");
    }

    private static Fact potential(String birth, Resource... resources) {
        return woman(birth, resources).fact("childbearingPotential");
    }

    private static TestFactContext.Builder woman(String birth, Resource... resources) {
        return Records.empty()
                .with(Records.patient(AdministrativeGender.FEMALE, birth))
                .with(resources);
    }
}
