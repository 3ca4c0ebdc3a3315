package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/** The repeated timing of an order. */
final class Repeats {

    /** Longer than any record: what is due after that is not worked out by the calendar. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(1_000_000);

    private Repeats() {}

    /** Whether an order tells a period. */
    static boolean in(MedicationRequest request) {
        return all(request).findAny().isPresent();
    }

    private static Stream<TimingRepeatComponent> all(MedicationRequest request) {
        return request.getDosageInstruction().stream()
                .map(dosage -> OrderedTiming.repeat(dosage.getTiming()))
                .filter(repeat -> repeat.getPeriod() != null
                        && repeat.getPeriodUnit() != null
                        && repeat.getPeriod().signum() > 0);
    }

    /** Whole days between two doses, by the first of some dosages that gives more than one. */
    static OptionalInt intervalDays(List<Dosage> dosages) {
        return OrderedRepeat.told(dosages)
                .filter(repeat -> !repeat.isSingle())
                .mapToInt(repeat -> whole(repeat.days()))
                .findFirst();
    }

    /** The days on which doses were due up to {@code end}, from {@code start} until the order's end, each once and in order. */
    static List<DateRange> dueUntil(MedicationRequest request, DateRange start, LocalDate end) {
        return all(request)
                .flatMap(repeat -> shifts(repeat, start.earliest(), end).mapToObj(start::plusDays))
                .distinct()
                .sorted(Comparator.comparing(DateRange::earliest))
                .toList();
    }

    private static LongStream shifts(TimingRepeatComponent repeat, LocalDate start, LocalDate end) {
        OrderedRepeat told = OrderedRepeat.read(repeat);
        if (told == null || whole(told.days()) < 1) {
            return LongStream.empty();
        }
        long most = ChronoUnit.DAYS.between(start, end);
        int count = Math.min(told.doses().orElse(OrderedRepeat.MOST_DOSES), OrderedRepeat.MOST_DOSES);
        return IntStream.range(0, count)
                .mapToLong(dose -> shift(repeat, told.days(), start, dose))
                .takeWhile(shift -> shift <= most);
    }

    private static long shift(TimingRepeatComponent repeat, BigDecimal interval, LocalDate start, int doses) {
        BigDecimal days = interval.multiply(BigDecimal.valueOf(doses));
        if (days.compareTo(MOST_DAYS) > 0) {
            return MOST_DAYS.longValue();
        }
        int frequency = OrderedRepeat.positive(repeat.getFrequencyElement().getValue(), 1);
        BigDecimal periods = repeat.getPeriod().multiply(BigDecimal.valueOf(doses));
        boolean wholeMonths = frequency == 1 && periods.stripTrailingZeros().scale() <= 0;
        Timing.UnitsOfTime unit = Objects.requireNonNull(repeat.getPeriodUnit());
        if (wholeMonths && unit == Timing.UnitsOfTime.MO) {
            return ChronoUnit.DAYS.between(start, start.plusMonths(periods.longValue()));
        }
        if (wholeMonths && unit == Timing.UnitsOfTime.A) {
            return ChronoUnit.DAYS.between(start, start.plusYears(periods.longValue()));
        }
        return days.longValue();
    }

    private static int whole(BigDecimal days) {
        return days.min(MOST_DAYS).setScale(0, RoundingMode.HALF_UP).intValue();
    }
}
