package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The values a number may have: one, when it is known exactly, else all between two ends. Ends are decimals; no rounding but
 * for division, which keeps 34 digits.
 *
 * @param low lower end, {@code null} when there is none
 * @param lowIncluded whether the lower end itself is possible
 * @param high upper end, {@code null} when there is none
 * @param highIncluded whether the upper end itself is possible
 */
public record Interval(
        @Nullable BigDecimal low,
        boolean lowIncluded,
        @Nullable BigDecimal high,
        boolean highIncluded) {

    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int TOLERANCE_DIGITS = 9;

    /** One known value. */
    public static Interval exactly(BigDecimal value) {
        return new Interval(value, true, value, true);
    }

    /** All values from {@code low} to {@code high}, both included. */
    public static Interval between(long low, long high) {
        return new Interval(BigDecimal.valueOf(low), true, BigDecimal.valueOf(high), true);
    }

    /** Below {@code value}, not negative. */
    public static Interval lessThan(BigDecimal value, boolean included) {
        return new Interval(BigDecimal.ZERO, true, value, included);
    }

    /** Above {@code value}. */
    public static Interval moreThan(BigDecimal value, boolean included) {
        return new Interval(value, included, null, false);
    }

    /** Whether only one value is possible. */
    public boolean isExact() {
        return low != null && high != null && low.compareTo(high) == 0;
    }

    /** The value, when it is exact. @throws IllegalStateException when it is not */
    public BigDecimal exact() {
        if (low == null || !isExact()) {
            throw new IllegalStateException("Not one value but a range");
        }
        return low;
    }

    /** Sum with another interval. */
    public Interval plus(Interval other) {
        return new Interval(
                low == null || other.low == null ? null : low.add(other.low),
                lowIncluded && other.lowIncluded,
                high == null || other.high == null ? null : high.add(other.high),
                highIncluded && other.highIncluded);
    }

    /** This interval mirrored at zero. */
    public Interval negated() {
        return new Interval(
                high == null ? null : high.negate(), highIncluded, low == null ? null : low.negate(), lowIncluded);
    }

    /** {@code constant} minus this interval. */
    public Interval subtractedFrom(BigDecimal constant) {
        return exactly(constant).plus(negated());
    }

    /** This interval times a constant that is not negative. */
    public Interval times(BigDecimal constant) {
        return new Interval(
                low == null ? null : low.multiply(constant),
                lowIncluded,
                high == null ? null : high.multiply(constant),
                highIncluded);
    }

    /** Product of two intervals without negative values. */
    public Interval times(Interval other) {
        return new Interval(
                low == null || other.low == null ? null : low.multiply(other.low),
                lowIncluded && other.lowIncluded,
                high == null || other.high == null ? null : high.multiply(other.high),
                highIncluded && other.highIncluded);
    }

    /** Quotient by a positive constant. */
    public Interval dividedBy(BigDecimal constant) {
        return new Interval(divide(low, constant), lowIncluded, divide(high, constant), highIncluded);
    }

    /** Quotient of two intervals without negative values; a divisor that may be zero leaves the upper end open. */
    public Interval dividedBy(Interval other) {
        BigDecimal least = other.high == null ? BigDecimal.ZERO : divide(low, other.high);
        BigDecimal most = other.low == null || other.low.signum() == 0 ? null : divide(high, other.low);
        return new Interval(least, lowIncluded && other.highIncluded, most, highIncluded && other.lowIncluded);
    }

    /** The lower of this and another unknown quantity, end by end. */
    public Interval min(Interval other) {
        boolean mineStartsLower = comesFirst(low, other.low, -1);
        boolean mineEndsLower = comesFirst(high, other.high, 1);
        boolean sameLow = mineStartsLower && comesFirst(other.low, low, -1);
        boolean sameHigh = mineEndsLower && comesFirst(other.high, high, 1);
        return new Interval(
                mineStartsLower ? low : other.low,
                sameLow ? lowIncluded || other.lowIncluded : mineStartsLower ? lowIncluded : other.lowIncluded,
                mineEndsLower ? high : other.high,
                sameHigh ? highIncluded && other.highIncluded : mineEndsLower ? highIncluded : other.highIncluded);
    }

    /** Whether {@code a <= b}; an open end lies at {@code sideOfOpen} of all numbers. */
    private static boolean comesFirst(@Nullable BigDecimal a, @Nullable BigDecimal b, int sideOfOpen) {
        if (a == null) {
            return b == null || sideOfOpen < 0;
        }
        return b == null ? sideOfOpen > 0 : a.compareTo(b) <= 0;
    }

    /** Both ends brought to nine decimals, so that a computed 2.999999999999 counts as the 3 it stands for. */
    public Interval settled() {
        return new Interval(settle(low), lowIncluded, settle(high), highIncluded);
    }

    private static @Nullable BigDecimal divide(@Nullable BigDecimal value, BigDecimal divisor) {
        return value == null ? null : value.divide(divisor, PRECISION);
    }

    private static @Nullable BigDecimal settle(@Nullable BigDecimal value) {
        if (value == null || value.scale() <= TOLERANCE_DIGITS) {
            return value;
        }
        BigDecimal rounded =
                value.setScale(TOLERANCE_DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
