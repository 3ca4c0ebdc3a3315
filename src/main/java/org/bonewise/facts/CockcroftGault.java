package org.bonewise.facts;

import java.math.BigDecimal;
import org.bonewise.patient.Interval;

/** Creatinine clearance by Cockcroft and Gault, and the weights it is computed with. */
final class CockcroftGault {

    private static final BigDecimal AGE_MINUEND = new BigDecimal("140");
    private static final BigDecimal FEMALE_SHARE = new BigDecimal("0.85");
    private static final BigDecimal DIVISOR = new BigDecimal("72");
    private static final BigDecimal UMOL_PER_MG_DL = new BigDecimal("88.4");
    private static final BigDecimal CM_PER_INCH = new BigDecimal("2.54");
    private static final BigDecimal INCHES_OF_BASE = new BigDecimal("60");
    private static final BigDecimal KG_PER_INCH = new BigDecimal("2.3");
    private static final BigDecimal BASE_FEMALE = new BigDecimal("45.5");
    private static final BigDecimal BASE_MALE = new BigDecimal("50");

    private CockcroftGault() {}

    /** Clearance in mL/min from age in years, weight in kg and creatinine; below 140 years. */
    static Interval clearance(Interval age, Interval weight, boolean isFemale, Reading creatinine) {
        Interval yearsTimesKg = age.subtractedFrom(AGE_MINUEND).times(weight);
        Interval above = isFemale ? yearsTimesKg.times(FEMALE_SHARE) : yearsTimesKg;
        return creatinine.family().equals("umol/L")
                ? above.times(UMOL_PER_MG_DL).dividedBy(creatinine.in("umol/L").times(DIVISOR))
                : above.dividedBy(creatinine.in("mg/dL").times(DIVISOR));
    }

    /** Ideal body weight (Devine) in kg from height in cm, plus {@code share} of what the actual weight is above it. */
    static Interval adjustedWeight(Interval weight, Interval height, boolean isFemale, BigDecimal share) {
        Interval inchesAbove = height.dividedBy(CM_PER_INCH).plus(Interval.exactly(INCHES_OF_BASE.negate()));
        Interval ideal = inchesAbove.times(KG_PER_INCH).plus(Interval.exactly(isFemale ? BASE_FEMALE : BASE_MALE));
        return ideal.times(BigDecimal.ONE.subtract(share)).plus(weight.times(share));
    }
}
