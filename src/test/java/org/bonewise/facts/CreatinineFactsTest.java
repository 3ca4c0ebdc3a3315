package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.bonewise.patient.Evidence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CreatinineFactsTest {

    @Test
    void isBoundAsReportedAndConverted() {
        TestFactContext context =
                Records.empty().with(lab("2026-03-05", "98", "umol/L")).build();

        FactAssert.isNumber(context.fact("creatinineUmolPerL"), "98");
        FactAssert.isNumber(context.fact("creatinineMgPerDl"), "1.108597285");
        assertThat(context.fact("creatinineUnit").word()).isEqualTo("umol/L");
        Fact fact = context.fact("creatinineUmolPerL");
        assertThat(fact.reported()).isEqualTo(new Reported("98", "umol/L"));
        assertThat(fact.asOf()).isEqualTo("2026-03-05");
        assertThat(fact.evidence())
                .containsExactly(new Evidence(
                        "Observation/2160-0-20260305", "Creatinine 98 umol/L", java.time.LocalDate.of(2026, 3, 5)));
    }

    @Test
    void milligramsStayMilligrams() {
        TestFactContext context =
                Records.empty().with(lab("2026-03-05", "1.30", "mg/dL")).build();

        FactAssert.isNumber(context.fact("creatinineMgPerDl"), "1.30");
        FactAssert.isNumber(context.fact("creatinineUmolPerL"), "114.92");
        assertThat(context.fact("creatinineUnit").word()).isEqualTo("mg/dL");
    }

    @ParameterizedTest
    @CsvSource({
        "µmol/L, 98",
        "μmol/l, 98",
        "mcmol/L, 98",
        "UMOL/L, 98",
        "mmol/L, 0.098",
        "mg/dl, 1.108597285067873303",
        "mg/L, 11.08597285067873303"
    })
    void unitTextIsNormalised(String unit, String value) {
        Observation result = lab("2026-03-05", value, "x");
        result.setValue(new Quantity().setValue(new BigDecimal(value)).setUnit(unit));

        FactAssert.isNumber(Records.empty().with(result).fact("creatinineUmolPerL"), "98");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-24, KNOWN", "2026-02-23, STALE", "2026-03-11, KNOWN", "2026-02, UNKNOWN", "2026-03, KNOWN"})
    void countsFromTodayToTheWindow(String when, FactStatus status) {
        assertThat(Records.empty()
                        .with(lab(when, "98", "umol/L"))
                        .fact("creatinineUmolPerL")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aStaleResultIsShownWithItsValue() {
        Fact fact = Records.empty().with(lab("2026-02-23", "98", "umol/L")).fact("creatinineUmolPerL");

        assertThat(fact.value())
                .isEqualTo(new FactValue.Decimal(org.bonewise.patient.Interval.exactly(new BigDecimal("98"))));
        FactAssert.isFalse(
                Records.empty().with(lab("2026-02-23", "98", "umol/L")).fact("creatinineInWindow"));
    }

    @Test
    void aResultTwoDaysAheadIsNotThere() {
        FactAssert.isUnknown(
                Records.empty().with(lab("2026-03-12", "98", "umol/L")).fact("creatinineUmolPerL"),
                UnknownReason.NOT_RECORDED);
    }

    @ParameterizedTest
    @CsvSource({
        "0.19, mg/dL, IMPLAUSIBLE", "0.2, mg/dL, KNOWN", "20, mg/dL, KNOWN", "20.01, mg/dL, IMPLAUSIBLE",
        "17.67, umol/L, IMPLAUSIBLE", "17.68, umol/L, KNOWN", "1768, umol/L, KNOWN", "1769, umol/L, IMPLAUSIBLE"
    })
    void plausibilityIsJudgedAfterConversion(String value, String unit, FactStatus status) {
        assertThat(Records.empty()
                        .with(lab("2026-03-05", value, unit))
                        .fact("creatinineMgPerDl")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = ObservationStatus.class,
            names = {"REGISTERED", "PRELIMINARY", "CANCELLED", "ENTEREDINERROR", "UNKNOWN"})
    void aNewerResultThatIsNotFinalIsAsIfNotThere(ObservationStatus status) {
        Observation newer = lab("2026-03-08", "250", "umol/L").setStatus(status);

        FactAssert.isNumber(
                Records.empty().with(lab("2026-03-05", "98", "umol/L"), newer).fact("creatinineUmolPerL"), "98");
    }

    @ParameterizedTest
    @EnumSource(
            value = ObservationStatus.class,
            names = {"AMENDED", "CORRECTED"})
    void amendedAndCorrectedCount(ObservationStatus status) {
        Observation newer = lab("2026-03-08", "250", "umol/L").setStatus(status);

        FactAssert.isNumber(
                Records.empty().with(lab("2026-03-05", "98", "umol/L"), newer).fact("creatinineUmolPerL"), "250");
    }

    @Test
    void aResultWithoutValueIsAsIfNotThere() {
        Observation absent = lab("2026-03-08", "250", "umol/L").setDataAbsentReason(new CodeableConcept().setText("x"));
        Observation empty = lab("2026-03-08", "250", "umol/L").setValue(null);

        FactAssert.isNumber(
                Records.empty()
                        .with(lab("2026-03-05", "98", "umol/L"), absent, empty)
                        .fact("creatinineUmolPerL"),
                "98");
    }

    @Test
    void aNewestResultThatCannotBeUsedIsNotReplaced() {
        Observation unitless = lab("2026-03-08", "101", "umol/L");
        unitless.setValue(new Quantity().setValue(101));
        Observation good = lab("2026-03-05", "98", "umol/L");

        FactAssert.isUnknown(Records.empty().with(good, unitless).fact("creatinineUmolPerL"), UnknownReason.NO_UNIT);
        FactAssert.isUnknown(
                Records.empty().with(good, lab("2026-03-08", "101", "furlong")).fact("creatinineUmolPerL"),
                UnknownReason.NO_UNIT);
        FactAssert.isUnknown(
                Records.empty().with(good, lab("2026-03-08", "9800", "umol/L")).fact("creatinineUmolPerL"),
                UnknownReason.IMPLAUSIBLE);
    }

    @Test
    void twoValuesOfOneMomentConflict() {
        Observation first = lab("2026-03-05T08:00:00+01:00", "98", "umol/L");
        Observation second = lab("2026-03-05T07:00:00Z", "120", "umol/L");

        Fact fact = Records.empty().with(first, second).fact("creatinineUmolPerL");

        FactAssert.isUnknown(fact, UnknownReason.CONFLICTING);
        assertThat(fact.evidence()).hasSize(2);
    }

    @Test
    void theSameSampleInTwoUnitsDoesNotConflict() {
        Observation first = lab("2026-03-05T08:00:00+01:00", "98", "umol/L");
        Observation second = lab("2026-03-05T08:00:00+01:00", "1.11", "mg/dL");

        assertThat(Records.empty()
                        .with(first, second)
                        .fact("creatinineUmolPerL")
                        .isKnown())
                .isTrue();
    }

    @Test
    void issueTellsTheNewerOfOneMoment() {
        Observation first = lab("2026-03-05", "98", "umol/L").setIssuedElement(new InstantType("2026-03-05T09:00:00Z"));
        Observation second =
                lab("2026-03-05", "120", "umol/L").setIssuedElement(new InstantType("2026-03-05T10:00:00Z"));

        FactAssert.isNumber(Records.empty().with(second, first).fact("creatinineUmolPerL"), "120");
    }

    @Test
    void aPeriodCountsByItsEndAndIssueStandsIn() {
        Observation period = lab("2026-03-05", "98", "umol/L")
                .setEffective(new Period()
                        .setStartElement(new DateTimeType("2026-01-01"))
                        .setEndElement(new DateTimeType("2026-03-04")));
        Observation issued = lab("2026-03-05", "99", "umol/L");
        issued.setEffective(null).setIssuedElement(new InstantType("2026-03-03T10:00:00Z"));
        Observation undated = lab("2026-03-05", "500", "umol/L").setEffective(null);

        assertThat(Records.empty().with(period).fact("creatinineUmolPerL").asOf())
                .isEqualTo("2026-03-04");
        assertThat(Records.empty()
                        .with(issued, undated)
                        .fact("creatinineUmolPerL")
                        .asOf())
                .isEqualTo("2026-03-03");
    }

    @Test
    void aComparatorLeavesAnInterval() {
        Observation result = lab("2026-03-05", "18", "umol/L");
        result.setValue(Records.quantity(Quantity.QuantityComparator.LESS_THAN, "30", "umol/L"));

        FactAssert.isBetween(Records.empty().with(result).fact("creatinineUmolPerL"), "0", "30");
    }

    @Test
    void aComponentIsAResult() {
        Observation panel = new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(Records.concept(TestCodes.LOINC, "45066-8"))
                .setEffective(new DateTimeType("2026-03-05"));
        panel.setId("panel");
        panel.addComponent()
                .setCode(Records.concept(TestCodes.LOINC, Records.CREATININE))
                .setValue(Records.quantity("98", "umol/L"));

        Fact fact = Records.empty().with(panel).fact("creatinineUmolPerL");

        FactAssert.isNumber(fact, "98");
        assertThat(fact.evidence().getFirst().reference()).isEqualTo("Observation/panel");
    }

    @Test
    void nothingIsNotDeliveredIsNotNothingRecorded() {
        FactAssert.isUnknown(Records.empty().fact("creatinineUmolPerL"), UnknownReason.NOT_RECORDED);
        FactAssert.isUnknown(
                Records.empty().notDelivered("Observation").fact("creatinineUmolPerL"), UnknownReason.NOT_DELIVERED);
    }

    private static Observation lab(String when, String value, String unit) {
        return Records.lab(Records.CREATININE, when, value, unit);
    }
}
