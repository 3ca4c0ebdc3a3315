package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** The repeated timing of an order. */
final class Repeats {

    /** More than any order gives; that of one that tells no count. */
    static final int MOST_DOSES = 1000;

    private static final int DAYS_OF_A_YEAR = 365;
    private static final int MONTHS_OF_A_YEAR = 12;

    private Repeats() {}

    /** The first repeat that tells a period. */
    static Optional<Timing.TimingRepeatComponent> of(MedicationRequest request) {
        return all(request).findFirst();
    }

    private static Stream<Timing.TimingRepeatComponent> all(MedicationRequest request) {
        return request.getDosageInstruction().stream()
                .map(dosage -> dosage.getTiming().getRepeat())
                .filter(repeat -> repeat.getPeriod() != null
                        && repeat.getPeriodUnit() != null
                        && repeat.getPeriod().signum() > 0);
    }

    /**
     * Days between two doses; months are counted as a twelfth of a year. A single dose is often written as one a day with a count
     * of one, which is no interval of a day.
     */
    static OptionalInt intervalDays(MedicationRequest request) {
        return repeating(request).mapToInt(Repeats::wholeDays).findFirst();
    }

    /** The repeats of more than one dose whose interval is told. */
    static Stream<Timing.TimingRepeatComponent> repeating(MedicationRequest request) {
        return all(request)
                .filter(repeat -> count(repeat) > 1)
                .filter(repeat -> days(repeat).signum() > 0);
    }

    /** The most doses of a repeat. */
    static int count(Timing.TimingRepeatComponent repeat) {
        int count = positive(repeat.getCountElement(), MOST_DOSES);
        return Math.min(repeat.hasCountMax() ? Math.max(count, repeat.getCountMax()) : count, MOST_DOSES);
    }

    /** The days on which doses were due up to {@code today}, from {@code start} until the order's end. */
    static List<DateRange> dueUntil(MedicationRequest request, DateRange start, LocalDate end) {
        Optional<Timing.TimingRepeatComponent> repeat = of(request);
        if (repeat.isEmpty() || wholeDays(repeat.get()) < 1) {
            return List.of();
        }
        List<DateRange> due = new ArrayList<>();
        int most = count(repeat.get());
        long shift = 0;
        for (int dose = 0; dose < most && !start.earliest().plusDays(shift).isAfter(end); dose++) {
            due.add(start.plusDays(shift));
            shift = shift(repeat.get(), start.earliest(), dose + 1);
        }
        return due;
    }

    private static long shift(Timing.TimingRepeatComponent repeat, LocalDate start, int doses) {
        int frequency = positive(repeat.getFrequencyElement(), 1);
        BigDecimal periods = repeat.getPeriod().multiply(BigDecimal.valueOf(doses));
        boolean wholeMonths = frequency == 1 && periods.stripTrailingZeros().scale() <= 0;
        Timing.UnitsOfTime unit = Objects.requireNonNull(repeat.getPeriodUnit());
        if (wholeMonths && unit == Timing.UnitsOfTime.MO) {
            return ChronoUnit.DAYS.between(start, start.plusMonths(periods.longValue()));
        }
        if (wholeMonths && unit == Timing.UnitsOfTime.A) {
            return ChronoUnit.DAYS.between(start, start.plusYears(periods.longValue()));
        }
        return days(repeat).multiply(BigDecimal.valueOf(doses)).longValue();
    }

    /** What a number says that may be missing, unreadable or absurd. */
    private static int positive(IntegerType number, int otherwise) {
        Integer value = number.getValue();
        return value == null || value < 1 ? otherwise : value;
    }

    private static int wholeDays(Timing.TimingRepeatComponent repeat) {
        return days(repeat).setScale(0, RoundingMode.HALF_UP).intValue();
    }

    /** Days from one dose to the next, zero when they cannot be told. */
    static BigDecimal days(Timing.TimingRepeatComponent repeat) {
        int frequency = positive(repeat.getFrequencyElement(), 1);
        return repeat.getPeriod()
                .multiply(days(repeat.getPeriodUnit()))
                .divide(BigDecimal.valueOf(frequency), 6, RoundingMode.HALF_UP);
    }

    /** A duration in days; {@code null} when it is none that can be told. */
    static @Nullable BigDecimal days(Quantity duration) {
        BigDecimal unit = days(unit(duration.getCode()));
        return duration.getValue() == null || duration.getValue().signum() <= 0 || unit.signum() == 0
                ? null
                : duration.getValue().multiply(unit);
    }

    private static Timing.@Nullable UnitsOfTime unit(@Nullable String code) {
        return Stream.of(Timing.UnitsOfTime.values())
                .filter(unit -> unit != Timing.UnitsOfTime.NULL && unit.toCode().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal days(Timing.@Nullable UnitsOfTime unit) {
        BigDecimal year = BigDecimal.valueOf(DAYS_OF_A_YEAR);
        return switch (unit) {
            case D -> BigDecimal.ONE;
            case WK -> BigDecimal.valueOf(7);
            case MO -> year.divide(BigDecimal.valueOf(MONTHS_OF_A_YEAR), 6, RoundingMode.HALF_UP);
            case A -> year;
            case null, default -> BigDecimal.ZERO;
        };
    }
}
