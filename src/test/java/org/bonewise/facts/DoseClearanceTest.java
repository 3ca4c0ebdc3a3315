package org.bonewise.facts;

import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoseClearanceTest {

    private static final String ZOLEDRONIC_ACID = "M05BA08";

    @Test
    void isTheCurrentClearanceWithoutACourse() {
        FactAssert.isNumber(today("1.0").fact("doseClearance"), "80");
    }

    @Test
    void isThatOfBaselineWhenItWasLower() {
        FactAssert.isNumber(
                today("1.0")
                        .with(creatinine("2026-01-09", "2.0"), Records.dose(ZOLEDRONIC_ACID, "2026-01-10"))
                        .fact("doseClearance"),
                "40.5");
    }

    @Test
    void isTheCurrentClearanceWhenItIsLower() {
        FactAssert.isNumber(
                today("2.0")
                        .with(creatinine("2026-01-09", "1.0"), Records.dose(ZOLEDRONIC_ACID, "2026-01-10"))
                        .fact("doseClearance"),
                "40");
    }

    @ParameterizedTest
    @CsvSource({"2025-10-12, 40.5", "2025-10-11, 80", "2026-01-10, 40.5", "2026-01-11, 80"})
    void baselineIsAtMostNinetyDaysBeforeTheFirstDose(String when, String expected) {
        FactAssert.isNumber(
                today("1.0")
                        .with(creatinine(when, "2.0"), Records.dose(ZOLEDRONIC_ACID, "2026-01-10"))
                        .fact("doseClearance"),
                expected);
    }

    @Test
    void theCourseBeginsAtItsFirstDose() {
        FactAssert.isNumber(
                today("1.0")
                        .with(
                                creatinine("2025-11-01", "2.0"),
                                Records.dose(ZOLEDRONIC_ACID, "2025-11-02"),
                                creatinine("2025-12-15", "1.0"),
                                Records.dose(ZOLEDRONIC_ACID, "2026-01-10"))
                        .fact("doseClearance"),
                "40.5");
    }

    @Test
    void aDoseNotGivenBeginsNoCourse() {
        FactAssert.isNumber(
                today("1.0")
                        .with(
                                creatinine("2026-01-09", "2.0"),
                                Records.dose(ZOLEDRONIC_ACID, "2026-01-10")
                                        .setStatus(MedicationAdministrationStatus.NOTDONE))
                        .fact("doseClearance"),
                "80");
    }

    @Test
    void isUnknownWhenTheCurrentClearanceIs() {
        FactAssert.isUnknown(
                Records.empty()
                        .with(
                                Records.man(),
                                creatinine("2026-01-09", "2.0"),
                                Records.dose(ZOLEDRONIC_ACID, "2026-01-10"))
                        .fact("doseClearance"),
                UnknownReason.DEPENDS_ON_UNKNOWN);
    }

    private static TestFactContext.Builder today(String creatinine) {
        return Records.empty()
                .with(
                        Records.man(),
                        Records.medicine(ZOLEDRONIC_ACID, "2026-01-01"),
                        creatinine("2026-03-05", creatinine),
                        Records.lab(Records.WEIGHT, "2026-02-01", "72", "kg"));
    }

    private static Observation creatinine(String when, String value) {
        return Records.lab(Records.CREATININE, when, value, "mg/dL");
    }
}
