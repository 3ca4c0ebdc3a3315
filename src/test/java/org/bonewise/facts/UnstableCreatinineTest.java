package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnstableCreatinineTest {

    @ParameterizedTest
    @CsvSource({
        "100, 126.4, umol/L, false",
        "100, 126.5, umol/L, true",
        "1.0, 1.29, mg/dL, false",
        "1.0, 1.3, mg/dL, true",
        "126.5, 100, umol/L, false"
    })
    void aRiseWithinTwoDays(String first, String second, String unit, boolean unstable) {
        Fact fact = Records.empty()
                .with(lab("2026-03-05T08:00:00Z", first, unit), lab("2026-03-07T08:00:00Z", second, unit))
                .fact("creatinineUnstable");

        assertThat(fact.isKnown()).isTrue();
        assertThat(fact.isTrue()).isEqualTo(unstable);
    }

    @Test
    void aRiseOverMoreThanTwoDaysCountsByRatioOnly() {
        FactAssert.isFalse(pair("2026-03-05T08:00:00Z", "100", "2026-03-07T08:01:00Z", "140"));
        FactAssert.isTrue(pair("2026-03-01T08:00:00Z", "100", "2026-03-08T08:00:00Z", "150"));
        FactAssert.isFalse(pair("2026-03-01T08:00:00Z", "100", "2026-03-08T08:00:00Z", "149"));
        FactAssert.isFalse(pair("2026-03-01T08:00:00Z", "100", "2026-03-08T08:01:00Z", "150"));
    }

    @Test
    void daysWithoutTimeCountByTheCalendar() {
        FactAssert.isTrue(pair("2026-03-05", "100", "2026-03-07", "130"));
        FactAssert.isTrue(pair("2026-03-05T23:00:00+01:00", "100", "2026-03-07", "130"));
        FactAssert.isFalse(pair("2026-03-05", "100", "2026-03-08", "130"));
        FactAssert.isTrue(pair("2026-03-01", "100", "2026-03-08", "150"));
        FactAssert.isFalse(pair("2026-02-28", "100", "2026-03-08", "150"));
    }

    @Test
    void aMonthAloneMayLeaveItOpen() {
        FactAssert.isUnknown(pair("2026-02", "100", "2026-03-02T08:00:00Z", "160"), UnknownReason.NOT_EXACT);
    }

    @Test
    void anOldRiseIsOver() {
        FactAssert.isFalse(pair("2026-02-21T08:00:00Z", "100", "2026-02-22T08:00:00Z", "200"));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-24, true", "2026-02-23, false"})
    void aDiagnosisCountsForFourteenDays(String onset, boolean unstable) {
        Fact fact = Records.empty()
                .with(Records.condition(Records.ICD, "N17.9", onset))
                .fact("creatinineUnstable");

        assertThat(fact.isTrue()).isEqualTo(unstable);
    }

    @Test
    void aResolvedInjuryIsOver() {
        FactAssert.isFalse(Records.empty()
                .with(Records.condition(Records.ICD, "N17.9", "2026-03-01")
                        .setClinicalStatus(new CodeableConcept()
                                .addCoding(new Coding(
                                        "http://terminology.hl7.org/CodeSystem/condition-clinical", "resolved", null))))
                .fact("creatinineUnstable"));
    }

    @Test
    void isUnknownWithoutObservations() {
        FactAssert.isUnknown(
                Records.empty().notDelivered("Observation").fact("creatinineUnstable"), UnknownReason.NOT_DELIVERED);
    }

    private static Fact pair(String firstTime, String first, String secondTime, String second) {
        return Records.empty()
                .with(lab(firstTime, first, "umol/L"), lab(secondTime, second, "umol/L"))
                .fact("creatinineUnstable");
    }

    private static Observation lab(String when, String value, String unit) {
        return Records.lab(Records.CREATININE, when, value, unit);
    }
}
