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
import org.hl7.fhir.r4.model.Timing;

/** The repeated timing of an order. */
final class Repeats {

    private static final int MOST_DOSES = 1000;
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
        return all(request)
                .filter(repeat -> positive(repeat.getCountElement(), MOST_DOSES) > 1)
                .filter(repeat -> days(repeat).signum() > 0)
                .mapToInt(Repeats::wholeDays)
                .findFirst();
    }

    /** The days on which doses were due up to {@code today}, from {@code start} until the order's end. */
    static List<DateRange> dueUntil(MedicationRequest request, DateRange start, LocalDate end) {
        Optional<Timing.TimingRepeatComponent> repeat = of(request);
        if (repeat.isEmpty() || wholeDays(repeat.get()) < 1) {
            return List.of();
        }
        List<DateRange> due = new ArrayList<>();
        int most = Math.min(positive(repeat.get().getCountElement(), MOST_DOSES), MOST_DOSES);
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

    private static BigDecimal days(Timing.TimingRepeatComponent repeat) {
        BigDecimal year = BigDecimal.valueOf(DAYS_OF_A_YEAR);
        BigDecimal unit =
                switch (repeat.getPeriodUnit()) {
                    case D -> BigDecimal.ONE;
                    case WK -> BigDecimal.valueOf(7);
                    case MO -> year.divide(BigDecimal.valueOf(MONTHS_OF_A_YEAR), 6, RoundingMode.HALF_UP);
                    case A -> year;
                    case null, default -> BigDecimal.ZERO;
                };
        int frequency = positive(repeat.getFrequencyElement(), 1);
        return repeat.getPeriod().multiply(unit).divide(BigDecimal.valueOf(frequency), 6, RoundingMode.HALF_UP);
    }
}
