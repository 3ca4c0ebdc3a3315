package org.bonewise.cards;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/** Rounds for display, never onto or across a number that a rule compares with. */
final class Rounding {

    private Rounding() {}

    /** {@code exact} with at least {@code digits} decimals, and as many more as keep it on its side of each threshold. */
    static BigDecimal of(BigDecimal exact, int digits, Collection<BigDecimal> thresholds) {
        for (int scale = digits; scale < exact.scale(); scale++) {
            BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
            if (thresholds.stream().allMatch(limit -> sameSide(exact, rounded, limit))) {
                return rounded;
            }
        }
        return exact.setScale(Math.max(digits, exact.scale()));
    }

    private static boolean sameSide(BigDecimal exact, BigDecimal rounded, BigDecimal limit) {
        return exact.compareTo(limit) == rounded.compareTo(limit);
    }
}
