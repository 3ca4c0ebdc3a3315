package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;

/** How many doses an order gives in all. */
public final class OrderedCount {

    private OrderedCount() {}

    /**
     * The most doses that the repeat which tells the interval of the order gives: by its count, its bounds, or the fewer of both;
     * empty when the order has no such repeat, or it goes on without an end.
     */
    public static OptionalInt of(MedicationRequest order) {
        return Repeats.repeating(order).findFirst().map(OrderedCount::of).orElse(OptionalInt.empty());
    }

    private static OptionalInt of(TimingRepeatComponent repeat) {
        int counted = Repeats.count(repeat);
        BigDecimal days = bounds(repeat);
        if (days == null) {
            return counted < Repeats.MOST_DOSES ? OptionalInt.of(counted) : OptionalInt.empty();
        }
        BigDecimal within = days.divide(Repeats.days(repeat), 0, RoundingMode.UP);
        return OptionalInt.of(within.min(BigDecimal.valueOf(counted)).intValue());
    }

    private static @Nullable BigDecimal bounds(TimingRepeatComponent repeat) {
        return switch (repeat.getBounds()) {
            case Quantity duration -> Repeats.days(duration);
            case Range range -> Repeats.days(range.getHigh());
            case Period period ->
                days(DateRange.read(period.getStartElement()), DateRange.read(period.getEndElement()));
            case null, default -> null;
        };
    }

    private static @Nullable BigDecimal days(@Nullable DateRange start, @Nullable DateRange end) {
        return start == null || end == null
                ? null
                : BigDecimal.valueOf(ChronoUnit.DAYS.between(start.earliest(), end.latest()) + 1);
    }
}
