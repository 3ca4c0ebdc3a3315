package org.bonewise.facts;

import java.math.BigDecimal;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.jspecify.annotations.Nullable;

/**
 * A result whose value and unit could be read.
 *
 * @param analyte what is measured
 * @param result where it stands
 * @param value as reported
 * @param unit as reported, in UCUM
 */
record Reading(Analyte analyte, Result result, Interval value, String unit) {

    /** The value in {@code target}; exactly as reported when that is its unit. */
    Interval in(String target) {
        return analyte.convert(value, unit, target);
    }

    /** The one of the analyte's units in which it was reported, but for a power of ten. */
    String family() {
        String family = analyte.family(unit);
        if (family == null) {
            throw new IllegalStateException("Read in a unit that is not the analyte's: " + unit);
        }
        return family;
    }

    Evidence evidence() {
        return result.evidence(analyte.label());
    }

    Reported reported() {
        return result.value() instanceof ResultValue.Measured(var _, var _, String number, String writtenUnit)
                ? new Reported(number, writtenUnit)
                : new Reported(result.value().text(), unit);
    }

    /** Lower end of the laboratory's own range in {@code target}; {@code null} when it gives none. */
    @Nullable
    BigDecimal rangeLow(String target) {
        BigDecimal low = result.range().low();
        return low == null ? null : analyte.convert(low, unit, target);
    }

    /** Upper end of the laboratory's own range in {@code target}; {@code null} when it gives none. */
    @Nullable
    BigDecimal rangeHigh(String target) {
        BigDecimal high = result.range().high();
        return high == null ? null : analyte.convert(high, unit, target);
    }

    /** Whether the value may be true: some of the values it allows lie within the bounds. */
    boolean isPlausible(@Nullable PlausibleRange bounds) {
        if (bounds == null || analyte.family(bounds.unit()) == null) {
            return true;
        }
        Interval here = in(bounds.unit());
        return !liesBelow(here, bounds.low()) && !liesAbove(here, bounds.high());
    }

    private static boolean liesBelow(Interval value, @Nullable BigDecimal limit) {
        BigDecimal high = value.high();
        if (limit == null || high == null) {
            return false;
        }
        int order = high.compareTo(limit);
        return order < 0 || (order == 0 && !value.highIncluded());
    }

    private static boolean liesAbove(Interval value, @Nullable BigDecimal limit) {
        BigDecimal low = value.low();
        if (limit == null || low == null) {
            return false;
        }
        int order = low.compareTo(limit);
        return order > 0 || (order == 0 && !value.lowIncluded());
    }

    /** Whether another reading of the same moment says the same; what only rounding in two units tells apart is the same. */
    boolean agreesWith(Reading other) {
        if (unit.equals(other.unit)) {
            return same(value, other.value);
        }
        Interval here = in(other.unit);
        if (!here.isExact() || !other.value.isExact()) {
            return same(here, other.value);
        }
        BigDecimal apart = here.exact().subtract(other.value.exact()).abs();
        BigDecimal slack = halfLastDigit(other.value).add(analyte.convert(halfLastDigit(value), unit, other.unit));
        return apart.compareTo(slack) <= 0;
    }

    private static BigDecimal halfLastDigit(Interval value) {
        return value.exact().ulp().multiply(new BigDecimal("0.5"));
    }

    private static boolean same(Interval a, Interval b) {
        return sameEnd(a.low(), b.low())
                && sameEnd(a.high(), b.high())
                && a.lowIncluded() == b.lowIncluded()
                && a.highIncluded() == b.highIncluded();
    }

    private static boolean sameEnd(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null) {
            return b == null;
        }
        return b != null && a.compareTo(b) == 0;
    }
}
