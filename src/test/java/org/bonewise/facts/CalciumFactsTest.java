package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalciumFactsTest {

    @Test
    void totalIsCorrectedForAlbuminInItsOwnUnit() {
        TestFactContext millimoles = with(calcium("2026-03-05", "2.00", "mmol/L"), albumin("2026-03-05", "30", "g/L"));
        TestFactContext milligrams = with(calcium("2026-03-05", "8.0", "mg/dL"), albumin("2026-03-05", "3.0", "g/dL"));

        FactAssert.isNumber(millimoles.fact("correctedCalciumMmolPerL"), "2.20");
        FactAssert.isNumber(millimoles.fact("correctedCalciumMgPerDl"), "8.8176");
        assertThat(millimoles.fact("correctedCalciumUnit").word()).isEqualTo("mmol/L");
        FactAssert.isNumber(milligrams.fact("correctedCalciumMgPerDl"), "8.8");
        assertThat(milligrams.fact("correctedCalciumUnit").word()).isEqualTo("mg/dL");
        assertThat(millimoles.fact("correctedCalciumMmolPerL").reported()).isNull();
        assertThat(millimoles.fact("correctedCalciumMmolPerL").evidence()).hasSize(2);
    }

    @Test
    void aHighCalciumOfADayThatIsNotToldExactlyIsNoneToBeSilentAbout() {
        FactAssert.isNumber(with(calcium("2026", "14.0", "mg/dL")).fact("unusableCalciumMgPerDl"), "14.0");
        FactAssert.isUnknown(
                with(calcium("2026-02", "14.0", "mg/dL")).fact("unusableCalciumMgPerDl"), UnknownReason.NOT_RECORDED);
    }

    @Test
    void ionisedNeverAppearsAsCorrected() {
        TestFactContext context = with(Records.lab(Records.IONISED, "2026-03-05", "1.75", "mmol/L"));

        FactAssert.isNumber(context.fact("ionisedCalciumMmolPerL"), "1.75");
        FactAssert.isUnknown(context.fact("correctedCalciumMmolPerL"), UnknownReason.NOT_RECORDED);
        FactAssert.isUnknown(context.fact("totalCalciumMmolPerL"), UnknownReason.NOT_RECORDED);
        FactAssert.isTrue(context.fact("calciumInWindow"));
        FactAssert.isFalse(context.fact("calciumUncorrected"));
    }

    @Test
    void aReportedCorrectedCalciumIsUsedAsItIs() {
        TestFactContext context = with(
                Records.lab(Records.CORRECTED, "2026-03-05", "2.45", "mmol/L"),
                calcium("2026-03-06", "2.00", "mmol/L"),
                albumin("2026-03-06", "30", "g/L"));

        FactAssert.isNumber(context.fact("correctedCalciumMmolPerL"), "2.45");
        assertThat(context.fact("correctedCalciumMmolPerL").reported()).isEqualTo(new Reported("2.45", "mmol/L"));
    }

    @Test
    void anotherWayWinsWhenItIsNewerByMoreThanOneDay() {
        FactAssert.isNumber(
                with(
                                Records.lab(Records.CORRECTED, "2026-03-04", "2.45", "mmol/L"),
                                calcium("2026-03-06", "2.00", "mmol/L"),
                                albumin("2026-03-06", "30", "g/L"))
                        .fact("correctedCalciumMmolPerL"),
                "2.20");
    }

    @Test
    void aMuchNewerTotalAloneLeavesTheCorrectedUnknown() {
        TestFactContext context = with(
                Records.lab(Records.CORRECTED, "2026-03-01", "2.45", "mmol/L"),
                calcium("2026-03-06", "3.10", "mmol/L"));

        FactAssert.isUnknown(context.fact("correctedCalciumMmolPerL"), UnknownReason.DEPENDS_ON_UNKNOWN);
        FactAssert.isTrue(context.fact("calciumUncorrected"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T08:00:00Z, 2026-03-06T08:00:00Z, true",
        "2026-03-05T08:00:00Z, 2026-03-06T08:01:00Z, false",
        "2026-03-06T08:00:00Z, 2026-03-05T08:00:00Z, true",
        "2026-03-06T08:01:00Z, 2026-03-05T08:00:00Z, false",
        "2026-03-05T00:10:00+01:00, 2026-03-06, true",
        "2026-03-05, 2026-03-06, true",
        "2026-03-05, 2026-03-07, false"
    })
    void albuminGoesWithATotalOfTheSameDay(String calcium, String albumin, boolean known) {
        TestFactContext context = with(calcium(calcium, "2.00", "mmol/L"), albumin(albumin, "30", "g/L"));

        assertThat(context.fact("correctedCalciumMmolPerL").isKnown()).isEqualTo(known);
        assertThat(context.fact("calciumUncorrected").isTrue()).isNotEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "30, g/L, 2.2",
        "3.0, g/dL, 2.2",
        "3000, mg/dL, 2.2",
        "451.1278195488722, umol/L, 2.2",
        "10, g/L, 2.6",
        "60, g/L, 1.6"
    })
    void albuminMayComeInAnyOfItsUnits(String value, String unit, String expected) {
        Fact fact = with(calcium("2026-03-05", "2.00", "mmol/L"), albumin("2026-03-05", value, unit))
                .fact("correctedCalciumMmolPerL");

        assertThat(fact.number()).isNotNull().satisfies(number -> assertThat(
                        number.exact().doubleValue())
                .isCloseTo(Double.parseDouble(expected), org.assertj.core.api.Assertions.within(1e-9)));
    }

    @ParameterizedTest
    @CsvSource({"4.0, g/L", "9.9, g/L", "60.1, g/L"})
    void implausibleAlbuminCorrectsNothing(String value, String unit) {
        TestFactContext context = with(calcium("2026-03-05", "2.00", "mmol/L"), albumin("2026-03-05", value, unit));

        FactAssert.isUnknown(context.fact("correctedCalciumMmolPerL"), UnknownReason.IMPLAUSIBLE);
        FactAssert.isUnknown(context.fact("albuminGPerL"), UnknownReason.IMPLAUSIBLE);
        FactAssert.isFalse(context.fact("calciumUncorrected"));
        FactAssert.isTrue(context.fact("hasImplausibleResult"));
        FactAssert.isTrue(context.fact("anyCalciumInWindow"));
        FactAssert.isFalse(context.fact("calciumInWindow"));
    }

    @Test
    void milliequivalentsAreNotMillimoles() {
        FactAssert.isUnknown(
                with(calcium("2026-03-05", "4.4", "meq/L")).fact("totalCalciumMmolPerL"), UnknownReason.NO_UNIT);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-10, true", "2026-02-09, false"})
    void calciumCountsWithinItsWindow(String when, boolean known) {
        TestFactContext context = with(calcium(when, "2.00", "mmol/L"), albumin(when, "30", "g/L"));

        assertThat(context.fact("calciumInWindow").isTrue()).isEqualTo(known);
        assertThat(context.fact("totalCalciumMmolPerL").status())
                .isEqualTo(known ? FactStatus.KNOWN : FactStatus.STALE);
    }

    @Test
    void anAlbuminBelowItsLimitOfDetectionLeavesARange() {
        Observation low = albumin("2026-03-05", "20", "g/L");
        low.setValue(Records.quantity(Quantity.QuantityComparator.LESS_THAN, "20", "g/L"));

        FactAssert.isBetween(
                with(calcium("2026-03-05", "2.00", "mmol/L"), low).fact("correctedCalciumMmolPerL"), "2.40", "2.80");
    }

    @Test
    void theRangeIsThatOfTheResultUsed() {
        Observation total = calcium("2026-03-05", "2.00", "mmol/L");
        total.addReferenceRange()
                .setLow(Records.quantity("2.15", "mmol/L"))
                .setHigh(Records.quantity("2.51", "mmol/L"));
        TestFactContext context = with(total, albumin("2026-03-05", "30", "g/L"));

        FactAssert.isNumber(context.fact("calciumRangeLowMmolPerL"), "2.15");
        FactAssert.isNumber(context.fact("calciumRangeHighMmolPerL"), "2.51");
        FactAssert.isNumber(context.fact("calciumRangeHighMgPerDl"), "10.06008");
        FactAssert.isNumber(context.fact("totalCalciumRangeLowMmolPerL"), "2.15");
        FactAssert.isUnknown(context.fact("ionisedRangeLowMmolPerL"), UnknownReason.DEPENDS_ON_UNKNOWN);
    }

    @Test
    void aRangeInAnotherUnitOrNoneIsNotUsed() {
        Observation other = calcium("2026-03-05", "2.00", "mmol/L");
        other.addReferenceRange().setLow(Records.quantity("8.5", "mg/dL"));

        FactAssert.isUnknown(with(other).fact("totalCalciumRangeLowMmolPerL"), UnknownReason.NOT_RECORDED);
        FactAssert.isUnknown(
                with(calcium("2026-03-05", "2.00", "mmol/L")).fact("totalCalciumRangeLowMmolPerL"),
                UnknownReason.NOT_RECORDED);
    }

    private static TestFactContext with(Observation... observations) {
        return Records.empty().with(Records.woman()).with(observations).build();
    }

    private static Observation calcium(String when, String value, String unit) {
        return Records.lab(Records.CALCIUM, when, value, unit);
    }

    private static Observation albumin(String when, String value, String unit) {
        return Records.lab(Records.ALBUMIN, when, value, unit);
    }
}
