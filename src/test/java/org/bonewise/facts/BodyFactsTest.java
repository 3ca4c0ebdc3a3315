package org.bonewise.facts;

import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyFactsTest {

    @ParameterizedTest
    @CsvSource({"72.5, kg, 72.5", "72500, g, 72.5", "150, [lb_av], 68.0388555"})
    void weightIsInKilograms(String value, String unit, String expected) {
        FactAssert.isNumber(with(Records.lab(Records.WEIGHT, "2026-02-01", value, unit), "weightKg"), expected);
    }

    @ParameterizedTest
    @CsvSource({"170, cm, 170", "1.7, m, 170", "67, [in_i], 170.18"})
    void heightIsInCentimetresAndOfAnyAge(String value, String unit, String expected) {
        FactAssert.isNumber(with(Records.lab(Records.HEIGHT, "2001-02-01", value, unit), "heightCm"), expected);
    }

    @ParameterizedTest
    @CsvSource({"29.9", "250.1"})
    void absurdWeightIsNotBelieved(String value) {
        FactAssert.isUnknown(
                with(Records.lab(Records.WEIGHT, "2026-02-01", value, "kg"), "weightKg"), UnknownReason.IMPLAUSIBLE);
    }

    @Test
    void heightBeforeAdulthoodDoesNotCount() {
        FactAssert.isUnknown(
                Records.empty()
                        .with(
                                Records.patient(AdministrativeGender.FEMALE, "2006-03-10"),
                                Records.lab(Records.HEIGHT, "2024-03-09", "160", "cm"))
                        .fact("heightCm"),
                UnknownReason.NOT_RECORDED);
        FactAssert.isNumber(
                Records.empty()
                        .with(
                                Records.patient(AdministrativeGender.FEMALE, "2006-03-10"),
                                Records.lab(Records.HEIGHT, "2024-03-10", "160", "cm"))
                        .fact("heightCm"),
                "160");
    }

    @Test
    void bodyMassIndexIsComputedElseReported() {
        Observation weight = Records.lab(Records.WEIGHT, "2026-02-01", "80", "kg");
        Observation height = Records.lab(Records.HEIGHT, "2020-02-01", "160", "cm");
        Observation reported = Records.lab(Records.BMI, "2025-03-10", "22.4", "kg/m2");

        FactAssert.isNumber(
                Records.empty().with(Records.woman(), weight, height, reported).fact("bodyMassIndex"), "31.25");
        FactAssert.isNumber(
                Records.empty().with(Records.woman(), weight, reported).fact("bodyMassIndex"), "22.4");
        FactAssert.isUnknown(
                with(Records.lab(Records.BMI, "2025-03-09", "22.4", "kg/m2"), "bodyMassIndex"), UnknownReason.STALE);
    }

    private static Fact with(Observation observation, String name) {
        return Records.empty().with(Records.woman(), observation).fact(name);
    }
}
