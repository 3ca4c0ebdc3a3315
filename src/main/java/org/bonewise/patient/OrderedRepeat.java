package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;

/**
 * One repeat of an order whose interval is told.
 *
 * @param days from one dose to the next, to a millionth of a day; a month is a twelfth of a year
 * @param doses the most doses that it gives, by its count, its bounds, or the fewer of both; empty when it goes on without an end
 */
public record OrderedRepeat(BigDecimal days, OptionalInt doses) {

    /** More are not counted one by one. */
    static final int MOST_DOSES = 1000;

    private static final int SCALE = 6;
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /**
     * The repeat whose doses follow one another most closely. One dose is often written as one a day with a count of one, or with
     * bounds of a day, which is no interval of a day; where the order has no other it is given as such.
     */
    public static Optional<OrderedRepeat> closest(MedicationRequest order) {
        List<OrderedRepeat> all = told(order.getDosageInstruction()).toList();
        return all.stream()
                .filter(repeat -> !repeat.isSingle())
                .min(Comparator.comparing(OrderedRepeat::days))
                .or(() -> all.stream().findFirst());
    }

    /** Whether it gives one dose alone. */
    public boolean isSingle() {
        return doses.isPresent() && doses.getAsInt() <= 1;
    }

    /** Those of some dosages, in their order. */
    static Stream<OrderedRepeat> told(List<Dosage> dosages) {
        return dosages.stream()
                .map(dosage -> read(OrderedTiming.repeat(dosage.getTiming())))
                .filter(Objects::nonNull);
    }

    /** What a repeat tells; {@code null} when it tells no interval. */
    static @Nullable OrderedRepeat read(TimingRepeatComponent repeat) {
        BigDecimal period = periodMinutes(repeat);
        if (period == null) {
            return null;
        }
        BigDecimal frequency =
                BigDecimal.valueOf(positive(repeat.getFrequencyElement().getValue(), 1));
        BigDecimal days =
                period.divide(frequency.multiply(BigDecimal.valueOf(MINUTES_OF_A_DAY)), SCALE, RoundingMode.HALF_UP);
        return new OrderedRepeat(days, doses(repeat, period, frequency));
    }

    /** The period in minutes; {@code null} when none above 0 is told. */
    static @Nullable BigDecimal periodMinutes(TimingRepeatComponent repeat) {
        BigDecimal unit = minutes(repeat.getPeriodUnit());
        return unit == null || repeat.getPeriod() == null || repeat.getPeriod().signum() <= 0
                ? null
                : repeat.getPeriod().multiply(unit);
    }

    /** Whole minutes of every unit, so that nothing is rounded before doses are counted; {@code null} for one that is not told. */
    private static @Nullable BigDecimal minutes(Timing.@Nullable UnitsOfTime unit) {
        return switch (unit) {
            case MIN -> BigDecimal.ONE;
            case H -> BigDecimal.valueOf(60);
            case D -> BigDecimal.valueOf(MINUTES_OF_A_DAY);
            case WK -> BigDecimal.valueOf(7L * MINUTES_OF_A_DAY);
            case MO -> BigDecimal.valueOf(365L * MINUTES_OF_A_DAY / 12);
            case A -> BigDecimal.valueOf(365L * MINUTES_OF_A_DAY);
            case null, default -> null;
        };
    }

    /** What a number says that may be missing, unreadable or absurd. */
    static int positive(@Nullable Integer value, int otherwise) {
        return value == null || value < 1 ? otherwise : value;
    }

    private static OptionalInt doses(TimingRepeatComponent repeat, BigDecimal period, BigDecimal frequency) {
        int count = Math.max(
                positive(repeat.getCountElement().getValue(), 0),
                positive(repeat.getCountMaxElement().getValue(), 0));
        BigDecimal bounds = bounds(repeat);
        if (bounds == null) {
            return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
        }
        int most = bounds.multiply(frequency)
                .divide(period, 0, RoundingMode.UP)
                .min(BigDecimal.valueOf(MOST_DOSES))
                .intValue();
        return OptionalInt.of(count == 0 ? most : Math.min(count, most));
    }

    private static @Nullable BigDecimal bounds(TimingRepeatComponent repeat) {
        return switch (repeat.getBounds()) {
            case Quantity duration -> minutes(duration);
            case Range range -> minutes(range.getHigh());
            case Period period ->
                minutes(DateRange.read(period.getStartElement()), DateRange.read(period.getEndElement()));
            case null, default -> null;
        };
    }

    private static @Nullable BigDecimal minutes(Quantity duration) {
        String code = duration.getCode() == null ? duration.getUnit() : duration.getCode();
        BigDecimal unit = Stream.of(Timing.UnitsOfTime.values())
                .filter(one -> one != Timing.UnitsOfTime.NULL && one.toCode().equals(code))
                .map(OrderedRepeat::minutes)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return unit == null
                        || duration.getValue() == null
                        || duration.getValue().signum() <= 0
                ? null
                : duration.getValue().multiply(unit);
    }

    /** Both days included. */
    private static @Nullable BigDecimal minutes(@Nullable DateRange start, @Nullable DateRange end) {
        return start == null || end == null || end.latest().isBefore(start.earliest())
                ? null
                : BigDecimal.valueOf((ChronoUnit.DAYS.between(start.earliest(), end.latest()) + 1) * MINUTES_OF_A_DAY);
    }
}
