package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrognosisFactsTest {

    @Test
    void ecogIsANumberOrACodedGrade() {
        FactAssert.isNumber(ecog(loinc(Records.ECOG, "2026-02-01", new IntegerType(2))), "2");
        FactAssert.isNumber(ecog(Records.lab(Records.ECOG, "2026-02-01", "3", "{score}")), "3");
        FactAssert.isNumber(
                ecog(loinc(Records.ECOG, "2026-02-01", Records.concept(TestCodes.SNOMED, "422512005"))), "1");
    }

    @ParameterizedTest
    @CsvSource({"20, KNOWN", "30, UNKNOWN"})
    void karnofskyTellsOnlyTheWorstGrade(int karnofsky, FactStatus status) {
        Fact fact = ecog(loinc(Records.KARNOFSKY, "2026-02-01", new IntegerType(karnofsky)));

        assertThat(fact.status()).isEqualTo(status);
    }

    @Test
    void ecogComesBeforeKarnofskyUnlessItIsStale() {
        Observation karnofsky = loinc(Records.KARNOFSKY, "2026-03-01", new IntegerType(20));

        FactAssert.isNumber(ecog(loinc(Records.ECOG, "2025-12-10", new IntegerType(2)), karnofsky), "2");
        FactAssert.isNumber(ecog(loinc(Records.ECOG, "2025-12-09", new IntegerType(2)), karnofsky), "4");
        assertThat(ecog(loinc(Records.ECOG, "2025-12-09", new IntegerType(2))).status())
                .isEqualTo(FactStatus.STALE);
    }

    @ParameterizedTest
    @CsvSource({"3, mo, 3", "12, wk, 2.759753593", "90, d, 2.956878850"})
    void lifeExpectancyIsInMonths(String value, String unit, String expected) {
        FactAssert.isNumber(
                Records.empty()
                        .with(lifeExpectancy(Records.quantity(value, unit)))
                        .fact("lifeExpectancyMonths"),
                expected);
    }

    @Test
    void aRangeIsJudgedByItsHighEnd() {
        Observation range =
                lifeExpectancy(new Range().setLow(Records.quantity("1", "mo")).setHigh(Records.quantity("6", "mo")));

        FactAssert.isNumber(Records.empty().with(range).fact("lifeExpectancyMonths"), "6");
        FactAssert.isTrue(Records.empty().with(range).fact("lifeExpectancyRecorded"));
        FactAssert.isFalse(Records.empty().fact("lifeExpectancyRecorded"));
    }

    @Test
    void whatNobodySaidIsNotSo() {
        FactAssert.isFalse(Records.empty().fact("noVenousAccess"));
        FactAssert.isTrue(Records.empty()
                .with(Records.truth("no-venous-access", "2026-02-01", true))
                .fact("noVenousAccess"));
        FactAssert.isFalse(Records.empty()
                .with(Records.truth("no-venous-access", "2026-02-01", true))
                .fact("bmaContinuationUnlikely"));
        FactAssert.isUnknown(
                Records.empty().notDelivered("Observation").fact("noVenousAccess"), UnknownReason.NOT_DELIVERED);
    }

    private static Fact ecog(Observation... observations) {
        return Records.empty().with(observations).fact("ecogGrade");
    }

    private static Observation lifeExpectancy(Type value) {
        return Records.observation(TestCodes.BONEWISE, "life-expectancy-months", "2026-03-01", value);
    }

    private static Observation loinc(String code, String when, Type value) {
        return Records.observation(TestCodes.LOINC, code, when, value);
    }
}
