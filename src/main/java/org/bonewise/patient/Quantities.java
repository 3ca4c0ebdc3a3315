package org.bonewise.patient;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Reads FHIR quantities. */
final class Quantities {

    private Quantities() {}

    /** The quantity's value; {@code null} when it has none. */
    static ResultValue.@Nullable Measured measured(Quantity quantity) {
        BigDecimal value = quantity.getValue();
        if (value == null) {
            return null;
        }
        String sign = quantity.hasComparator() ? quantity.getComparator().toCode() : "";
        return new ResultValue.Measured(
                interval(value, quantity.getComparator()),
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
        if (quantity.hasUnit()) {
            return quantity.getUnit().strip();
        }
        return quantity.hasCode() ? quantity.getCode().strip() : "";
    }
}
