package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.cards.Given.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bonewise.facts.Fact;
import org.bonewise.facts.Reported;
import org.bonewise.facts.UnknownReason;
import org.bonewise.patient.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactFormatTest {

    private static FactFormat format(Locale locale, String... thresholds) {
        Words words = Words.of(locale);
        return new FactFormat(
                words,
                new Names(words),
                Stream.of(thresholds).map(BigDecimal::new).toList());
    }

    private static String shown(Fact fact, String... thresholds) {
        return format(Locale.ENGLISH, thresholds).known(fact);
    }

    @ParameterizedTest
    @CsvSource({
        "correctedCalciumMmolPerL, 2.1,       mmol/L, 2.10 mmol/L",
        "correctedCalciumMgPerDl,  8.449,     mg/dL,  8.4 mg/dL",
        "creatinineMgPerDl,        1.3568,    mg/dL,  1.36 mg/dL",
        "creatinineClearance,      61.04,     mL/min, 61.0 mL/min",
        "eGfr,                     75.46,     mL/min/{1.73_m2}, 75.5 mL/min/1.73 m²",
        "creatinineUmolPerL,       98,        umol/L, 98 µmol/L",
        "weightKg,                 70.25,     kg,     70.3 kg",
        "ageYears,                 67,        a,      67 years",
        "bodyMassIndex,            31.987654, kg/m2,  32 kg/m²",
    })
    void computedValues(String name, String value, String unit, String shown) {
        assertThat(shown(number(name, value, unit, null))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "2.996,  3.0,  2.996 mmol/L",
        "3.0004, 3.0,  3.0004 mmol/L",
        "3.000,  3.0,  3.00 mmol/L",
        "2.994,  3.0,  2.99 mmol/L",
        "1.9951, 2.00, 1.995 mmol/L",
    })
    void noValueIsRoundedOntoOrAcrossAThreshold(String value, String threshold, String shown) {
        assertThat(shown(number("correctedCalciumMmolPerL", value, "mmol/L", null), threshold))
                .isEqualTo(shown);
    }

    @Test
    void aReportedValueIsShownAsReported() {
        Fact fact = reported(
                "creatinineMgPerDl", "1.108597285", "mg/dL", new Reported("98", "umol/L"), LocalDate.of(2026, 11, 20));

        assertThat(shown(fact)).isEqualTo("98 µmol/L (2026-11-20)");
    }

    @Test
    void aKnownValueThatIsMissedIsSaidToBeInexactOrToGiveNoDose() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        Fact exact = number("creatinineClearance", "22", "mL/min", null);
        Fact above =
                range("correctedCalciumMgPerDl", Interval.moreThan(new BigDecimal("11.0"), false), "mg/dL", null, null);

        assertThat(format(Locale.ENGLISH).missing(exact, today)).isEqualTo("22.0 mL/min: no dose follows from it");
        assertThat(format(Locale.ENGLISH).missing(above, today)).isEqualTo("> 11.0 mg/dL: not exact enough");
    }

    @Test
    void ranges() {
        assertThat(shown(range("ageYears", Interval.between(3, 5), "a", null, null)))
                .isEqualTo("3-5 years");
        assertThat(shown(range("ageYears", Interval.lessThan(BigDecimal.TEN, false), "a", null, null)))
                .isEqualTo("< 10 years");
        assertThat(shown(range("ageYears", Interval.lessThan(BigDecimal.TEN, true), "a", null, null)))
                .isEqualTo("≤ 10 years");
        assertThat(shown(range("ageYears", Interval.moreThan(BigDecimal.TEN, false), "a", null, null)))
                .isEqualTo("> 10 years");
        assertThat(shown(range("ageYears", Interval.moreThan(BigDecimal.TEN, true), "a", null, null)))
                .isEqualTo("≥ 10 years");
    }

    @Test
    void flagsAreShownByTheirEvidence() {
        assertThat(shown(flag(
                        "boneMetastasis",
                        true,
                        evidence("Bone metastasis", "2026-05-02"),
                        evidence("Lesion of L3", "2026-06-01"))))
                .isEqualTo("Bone metastasis (2026-05-02) and Lesion of L3 (2026-06-01)");
        assertThat(shown(flag("hospice", false))).isEqualTo("no");
        assertThat(shown(flag("hospice", true))).isEqualTo("yes");
        assertThat(shown(flag("diseaseProgression", false, evidence("Stable disease", "2026-06-01"))))
                .isEqualTo("no (Stable disease (2026-06-01))");
    }

    @Test
    void wordsThatTheRecordLeavesOpen() {
        assertThat(shown(words("metastasisOrigin", "breast", "other-solid", "unknown-primary")))
                .isEqualTo("breast, another solid tumour or unknown primary tumour");
    }

    @Test
    void onlyWhatIsKnownHasAValue() {
        assertThat(shown(unknown("ecogGrade", UnknownReason.NOT_RECORDED))).isEqualTo("not known");
        assertThat(shown(stale("creatinineClearance", "62", "mL/min", TODAY.minusDays(80))))
                .isEqualTo("not known");
    }

    @Test
    void whatIsMissingSaysWhy() {
        FactFormat format = format(Locale.ENGLISH);

        assertThat(format.missing(stale("creatinineClearance", "62", "mL/min", LocalDate.of(2026, 9, 1)), TODAY))
                .isEqualTo("too old; last: 62.0 mL/min on 2026-09-01, 82 days ago");
        assertThat(format.missing(stale("creatinineClearance", "62", "mL/min", TODAY.minusDays(1)), TODAY))
                .isEqualTo("too old; last: 62.0 mL/min on 2026-11-21, 1 day ago");
        assertThat(format.missing(
                        unknown("albuminGPerL", UnknownReason.NO_UNIT, evidence("Albumin 4", "2026-11-01")), TODAY))
                .isEqualTo("without a unit that can be used: Albumin 4 (2026-11-01)");
    }

    @Test
    void numbersAndDatesFollowTheLocale() {
        assertThat(format(Locale.of("da"))
                        .known(number("correctedCalciumMmolPerL", "2.1", "mmol/L", LocalDate.of(2026, 11, 22))))
                .isEqualTo("2,10 mmol/L (22. nov. 2026)");
    }

    @Test
    void aFactWithoutWordsIsCalledByItsName() {
        Names names = new Names(Words.of(Locale.ENGLISH));

        assertThat(names.fact("riskFactorCount")).isEqualTo("Risk factor count");
        assertThat(names.fact("creatinineClearance")).isEqualTo("Creatinine clearance (Cockcroft-Gault)");
        assertThat(List.of(names.unit("[IU]"), names.unit("{beats}/min"))).containsExactly("IU", "beats/min");
    }
}
