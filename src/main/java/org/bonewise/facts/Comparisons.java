package org.bonewise.facts;

import java.math.BigDecimal;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Ternary;

/** Compares a number that may be an interval with a limit. */
final class Comparisons {

    private Comparisons() {}

    /** Whether {@code value >= limit}. */
    static Ternary atLeast(Interval value, BigDecimal limit) {
        if (value.low() != null && value.low().compareTo(limit) >= 0) {
            return Ternary.YES;
        }
        return reaches(value, limit, true) ? Ternary.UNKNOWN : Ternary.NO;
    }

    /** Whether {@code value > limit}. */
    static Ternary moreThan(Interval value, BigDecimal limit) {
        BigDecimal low = value.low();
        if (low != null && (low.compareTo(limit) > 0 || (low.compareTo(limit) == 0 && !value.lowIncluded()))) {
            return Ternary.YES;
        }
        return reaches(value, limit, false) ? Ternary.UNKNOWN : Ternary.NO;
    }

    /** Whether {@code value < limit}. */
    static Ternary lessThan(Interval value, BigDecimal limit) {
        return not(atLeast(value, limit));
    }

    private static boolean reaches(Interval value, BigDecimal limit, boolean touching) {
        BigDecimal high = value.high();
        if (high == null) {
            return true;
        }
        int order = high.compareTo(limit);
        return order > 0 || (order == 0 && touching && value.highIncluded());
    }

    private static Ternary not(Ternary value) {
        return switch (value) {
            case YES -> Ternary.NO;
            case NO -> Ternary.YES;
            case UNKNOWN -> Ternary.UNKNOWN;
        };
    }
}
