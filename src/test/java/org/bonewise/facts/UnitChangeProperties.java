package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

/** A value means the same in whatever unit it is written. */
class UnitChangeProperties {

    private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

    @Property(tries = 100)
    void clearanceDoesNotDependOnUnits(
            @ForAll @BigRange(min = "0.3", max = "15") @Scale(2) BigDecimal milligrams,
            @ForAll @BigRange(min = "35", max = "200") @Scale(1) BigDecimal kilograms) {
        BigDecimal micromoles = milligrams.multiply(new BigDecimal("88.4"));
        BigDecimal grams = kilograms.movePointRight(3);

        assertSame(clearance(milligrams, "mg/dL", kilograms, "kg"), clearance(micromoles, "umol/L", grams, "g"));
    }

    /** Each unit of total calcium has its own formula, so the total keeps mass or substance here. */
    @Property(tries = 100)
    void correctedCalciumDoesNotDependOnUnits(
            @ForAll @BigRange(min = "1.2", max = "4.5") @Scale(2) BigDecimal calcium,
            @ForAll @BigRange(min = "11", max = "59") @Scale(1) BigDecimal albumin) {
        BigDecimal substance = albumin.divide(new BigDecimal("0.0665"), MathContext.DECIMAL128);

        BigDecimal expected = corrected(calcium, "mmol/L", albumin, "g/L");
        assertSame(expected, corrected(calcium.movePointRight(3), "umol/L", albumin.movePointLeft(1), "g/dL"));
        assertSame(expected, corrected(calcium, "mmol/L", substance, "umol/L"));
    }

    private static void assertSame(BigDecimal a, BigDecimal b) {
        assertThat(a.subtract(b).abs()).isLessThanOrEqualTo(a.abs().multiply(TOLERANCE));
    }

    private static BigDecimal clearance(BigDecimal creatinine, String unit, BigDecimal weight, String weightUnit) {
        return Objects.requireNonNull(Records.empty()
                        .with(
                                Records.woman(),
                                Records.lab(Records.CREATININE, "2026-03-05", creatinine.toPlainString(), unit),
                                Records.lab(Records.WEIGHT, "2026-03-05", weight.toPlainString(), weightUnit))
                        .fact("creatinineClearance")
                        .number())
                .exact();
    }

    private static BigDecimal corrected(BigDecimal calcium, String unit, BigDecimal albumin, String albuminUnit) {
        return Objects.requireNonNull(Records.empty()
                        .with(
                                Records.lab(Records.CALCIUM, "2026-03-05", calcium.toPlainString(), unit),
                                Records.lab(Records.ALBUMIN, "2026-03-05", albumin.toPlainString(), albuminUnit))
                        .fact("correctedCalciumMmolPerL")
                        .number())
                .exact();
    }
}
