package org.bonewise.facts;

import java.math.BigDecimal;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Estimated glomerular filtration rate by CKD-EPI 2021, mL/min/1.73 m². The powers are not decimal, so this is computed in
 * floating point, good to some 15 digits; facts keep nine decimals.
 */
final class FiltrationRate {

    private static final double SCALE = 142;
    private static final double ABOVE = -1.200;
    private static final double PER_YEAR = 0.9938;

    private FiltrationRate() {}

    /** The rate from age in years and creatinine in mg/dL: the lower, the older the patient and the higher the creatinine. */
    static Interval of(Interval age, Interval creatinine, boolean isFemale) {
        return new Interval(
                rate(age.high(), creatinine.high(), isFemale),
                age.highIncluded() && creatinine.highIncluded(),
                rate(age.low(), creatinine.low(), isFemale),
                age.lowIncluded() && creatinine.lowIncluded());
    }

    private static @Nullable BigDecimal rate(
            @Nullable BigDecimal age, @Nullable BigDecimal creatinine, boolean isFemale) {
        if (creatinine == null || age == null) {
            return BigDecimal.ZERO;
        }
        if (creatinine.signum() == 0) {
            return null;
        }
        double kappa = isFemale ? 0.7 : 0.9;
        double alpha = isFemale ? -0.241 : -0.302;
        double relative = creatinine.doubleValue() / kappa;
        double rate = SCALE
                * Math.pow(Math.min(relative, 1), alpha)
                * Math.pow(Math.max(relative, 1), ABOVE)
                * Math.pow(PER_YEAR, age.doubleValue())
                * (isFemale ? 1.012 : 1);
        return BigDecimal.valueOf(rate);
    }
}
