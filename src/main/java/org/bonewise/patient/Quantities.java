package org.bonewise.patient;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Reads FHIR quantities. */
final class Quantities {

    /** What a number may stand for when the sign before it cannot be read. */
    private static final Interval ANY = new Interval(null, false, null, false);

    private static final String UNREADABLE_SIGN = "?";

    private Quantities() {}

    /** The quantity's value; {@code null} when it has none. */
    static ResultValue.@Nullable Measured measured(Quantity quantity) {
        BigDecimal value = quantity.getValue();
        if (value == null) {
            return null;
        }
        boolean isSigned = quantity.hasComparator();
        Quantity.QuantityComparator comparator = quantity.getComparator();
        String sign = comparator != null ? comparator.toCode() : isSigned ? UNREADABLE_SIGN : "";
        return new ResultValue.Measured(
                isSigned && comparator == null ? ANY : interval(value, comparator),
                Units.of(quantity),
                sign + value.toPlainString(),
                writtenUnit(quantity));
    }

    /** A quantity without any unit, read in {@code unit}. */
    static ResultValue.Measured in(String unit, ResultValue.Measured bare) {
        return new ResultValue.Measured(bare.value(), unit, bare.number(), unit);
    }

    /** The quantity as written, for display. */
    static String text(Quantity quantity) {
        ResultValue.Measured measured = measured(quantity);
        return measured == null ? "" : measured.text();
    }

    private static Interval interval(BigDecimal value, Quantity.@Nullable QuantityComparator comparator) {
        return switch (comparator) {
            case LESS_THAN -> Interval.lessThan(value, false);
            case LESS_OR_EQUAL -> Interval.lessThan(value, true);
            case GREATER_THAN -> Interval.moreThan(value, false);
            case GREATER_OR_EQUAL -> Interval.moreThan(value, true);
            case null, default -> Interval.exactly(value);
        };
    }

    private static String writtenUnit(Quantity quantity) {
        if (quantity.getUnit() != null) {
            return quantity.getUnit().strip();
        }
        return quantity.getCode() == null ? "" : quantity.getCode().strip();
    }
}
