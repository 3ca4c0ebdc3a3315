package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearanceFactsTest {

    private static final Observation CREATININE = Records.lab(Records.CREATININE, "2026-03-05", "1.0", "mg/dL");
    private static final Observation WEIGHT = Records.lab(Records.WEIGHT, "2026-02-01", "72", "kg");

    @Test
    void isCockcroftGault() {
        Fact woman = with(Records.woman(), CREATININE, WEIGHT).fact("creatinineClearance");

        FactAssert.isNumber(woman, "68");
        FactAssert.isNumber(with(Records.man(), CREATININE, WEIGHT).fact("creatinineClearance"), "80");
        assertThat(woman.reported()).isNull();
        assertThat(woman.evidence())
                .extracting(org.bonewise.patient.Evidence::display)
                .containsExactly("Creatinine 1.0 mg/dL", "Weight 72 kg", "Born 1966-03-10", "Sex female");
    }

    @Test
    void aYearOfBirthAloneLeavesARange() {
        Patient man = Records.patient(AdministrativeGender.MALE, "1966");

        FactAssert.isBetween(with(man, CREATININE, WEIGHT).fact("creatinineClearance"), "80", "81");
    }

    @Test
    void aComparatorLeavesOneEndOpen() {
        Observation low = Records.lab(Records.CREATININE, "2026-03-05", "1", "mg/dL");
        low.setValue(Records.quantity(Quantity.QuantityComparator.LESS_THAN, "0.5", "mg/dL"));

        Fact fact = with(Records.man(), low, WEIGHT).fact("creatinineClearance");

        assertThat(fact.number()).isNotNull().satisfies(range -> {
            assertThat(range.low()).isEqualByComparingTo("160");
            assertThat(range.lowIncluded()).isFalse();
            assertThat(range.high()).isNull();
        });
    }

    @Test
    void noFormulaBelowEighteen() {
        Patient minor = Records.patient(AdministrativeGender.MALE, "2008-03-11");
        Patient adult = Records.patient(AdministrativeGender.MALE, "2008-03-10");

        FactAssert.isUnknown(with(minor, CREATININE, WEIGHT).fact("creatinineClearance"), UnknownReason.NOT_APPLICABLE);
        FactAssert.isUnknown(with(minor, CREATININE, WEIGHT).fact("eGfr"), UnknownReason.NOT_APPLICABLE);
        FactAssert.isNumber(with(adult, CREATININE, WEIGHT).fact("creatinineClearance"), "122");
        FactAssert.isUnknown(
                with(Records.patient(AdministrativeGender.MALE, "2008"), CREATININE, WEIGHT)
                        .fact("creatinineClearance"),
                UnknownReason.NOT_EXACT);
    }

    @Test
    void aReportedRateCountsBelowEighteen() {
        Observation reported = Records.lab(Records.EGFR, "2026-03-05", "95", "mL/min/{1.73_m2}");

        FactAssert.isNumber(
                with(Records.patient(AdministrativeGender.MALE, "2008-03-11"), CREATININE, reported)
                        .fact("eGfr"),
                "95");
    }

    @ParameterizedTest
    @CsvSource({"2025-12-10, true", "2025-12-09, false"})
    void weightCountsWithinItsWindow(String when, boolean known) {
        Observation weight = Records.lab(Records.WEIGHT, when, "72", "kg");

        assertThat(with(Records.man(), CREATININE, weight)
                        .fact("creatinineClearance")
                        .isKnown())
                .isEqualTo(known);
    }

    @Test
    void aReportedClearanceStandsInOnlyForAnInputThatIsMissing() {
        Observation reported = Records.lab(Records.CLEARANCE, "2026-03-04", "41", "mL/min");
        Observation absurd = Records.lab(Records.WEIGHT, "2026-02-01", "720", "kg");

        FactAssert.isNumber(with(Records.man(), CREATININE, WEIGHT, reported).fact("creatinineClearance"), "80");
        Fact fact = with(Records.man(), CREATININE, reported).fact("creatinineClearance");
        FactAssert.isNumber(fact, "41");
        assertThat(fact.reported()).isEqualTo(new Reported("41", "mL/min"));
        FactAssert.isUnknown(
                with(Records.man(), CREATININE, absurd, reported).fact("creatinineClearance"),
                UnknownReason.DEPENDS_ON_UNKNOWN);
    }

    @Test
    void aCollectedOrStaleOrNormalisedClearanceNeverStandsIn() {
        Observation collected = Records.lab("2164-2", "2026-03-04", "41", "mL/min");
        Observation stale = Records.lab(Records.CLEARANCE, "2026-02-23", "41", "mL/min");
        Observation normalised = Records.lab(Records.CLEARANCE, "2026-03-04", "41", "mL/min/{1.73_m2}");

        FactAssert.isUnknown(
                with(Records.man(), CREATININE, collected).fact("creatinineClearance"),
                UnknownReason.DEPENDS_ON_UNKNOWN);
        FactAssert.isUnknown(
                with(Records.man(), CREATININE, stale).fact("creatinineClearance"), UnknownReason.DEPENDS_ON_UNKNOWN);
        FactAssert.isUnknown(
                with(Records.man(), CREATININE, normalised).fact("creatinineClearance"), UnknownReason.NO_UNIT);
    }

    @Test
    void adjustedWeightLiesBetweenIdealAndActual() {
        Observation heavy = Records.lab(Records.WEIGHT, "2026-02-01", "120", "kg");
        Observation height = Records.lab(Records.HEIGHT, "2019-02-01", "1.778", "m");

        FactAssert.isNumber(with(Records.man(), CREATININE, heavy, height).fact("adjustedClearance"), "102");
        FactAssert.isUnknown(
                with(Records.man(), CREATININE, heavy).fact("adjustedClearance"), UnknownReason.DEPENDS_ON_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "FEMALE, 1971-03-10, 0.9, 75.5",
        "MALE, 1956-03-10, 1.0, 81.0",
        "MALE, 1956-03-10, 2.4, 28.3",
        "FEMALE, 1946-03-10, 1.4, 38.0"
    })
    void filtrationRateIsThatOfTheSource(AdministrativeGender sex, String birth, String creatinine, double expected) {
        Fact fact = with(
                        Records.patient(sex, birth), Records.lab(Records.CREATININE, "2026-03-05", creatinine, "mg/dL"))
                .fact("eGfr");

        assertThat(fact.number()).isNotNull().satisfies(rate -> assertThat(
                        rate.exact().doubleValue())
                .isCloseTo(expected, org.assertj.core.api.Assertions.within(0.05)));
    }

    @Test
    void aReportedRateCountsOnlyWithoutCreatinine() {
        Observation reported = Records.lab(Records.EGFR, "2026-03-05", "29", "mL/min/{1.73_m2}");

        FactAssert.isNumber(with(Records.man(), reported).fact("eGfr"), "29");
        assertThat(with(Records.man(), reported, CREATININE).fact("eGfr").reported())
                .isNull();
        FactAssert.isUnknown(with(Records.man()).fact("eGfr"), UnknownReason.DEPENDS_ON_UNKNOWN);
    }

    private static TestFactContext.Builder with(Patient patient, Observation... observations) {
        return Records.empty().with(patient).with(observations);
    }
}
