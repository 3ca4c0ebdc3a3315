package org.bonewise.patient;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/** How often a dosage is given, whichever of the ways of FHIR tells it: a period, the code of one, or days of the week. */
final class OrderedTiming {

    private static final String ABBREVIATIONS = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation";
    private static final int DAYS_OF_A_WEEK = 7;

    private record Rhythm(int frequency, int period, UnitsOfTime unit) {}

    /** The codes of timing-abbreviation (FHIR R4). */
    private static final Map<String, Rhythm> RHYTHMS = Map.ofEntries(
            Map.entry("QD", new Rhythm(1, 1, UnitsOfTime.D)),
            Map.entry("AM", new Rhythm(1, 1, UnitsOfTime.D)),
            Map.entry("PM", new Rhythm(1, 1, UnitsOfTime.D)),
            Map.entry("BED", new Rhythm(1, 1, UnitsOfTime.D)),
            Map.entry("BID", new Rhythm(2, 1, UnitsOfTime.D)),
            Map.entry("TID", new Rhythm(3, 1, UnitsOfTime.D)),
            Map.entry("QID", new Rhythm(4, 1, UnitsOfTime.D)),
            Map.entry("QOD", new Rhythm(1, 2, UnitsOfTime.D)),
            Map.entry("WK", new Rhythm(1, 1, UnitsOfTime.WK)),
            Map.entry("MO", new Rhythm(1, 1, UnitsOfTime.MO)),
            Map.entry("Q1H", new Rhythm(1, 1, UnitsOfTime.H)),
            Map.entry("Q2H", new Rhythm(1, 2, UnitsOfTime.H)),
            Map.entry("Q3H", new Rhythm(1, 3, UnitsOfTime.H)),
            Map.entry("Q4H", new Rhythm(1, 4, UnitsOfTime.H)),
            Map.entry("Q6H", new Rhythm(1, 6, UnitsOfTime.H)),
            Map.entry("Q8H", new Rhythm(1, 8, UnitsOfTime.H)));

    private OrderedTiming() {}

    /** The repeat of a timing, its frequency and period filled in where a code or days of the week tell them. */
    static TimingRepeatComponent repeat(Timing timing) {
        return onDays(timing.getRepeat().hasPeriod() ? timing.getRepeat() : coded(timing));
    }

    private static TimingRepeatComponent coded(Timing timing) {
        return rhythms(timing.getCode())
                .findFirst()
                .map(told -> every(timing.getRepeat(), told.frequency, BigDecimal.valueOf(told.period), told.unit))
                .orElseGet(timing::getRepeat);
    }

    private static Stream<Rhythm> rhythms(CodeableConcept code) {
        return code.getCoding().stream()
                .filter(coding -> coding.getSystem() == null || ABBREVIATIONS.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .map(RHYTHMS::get)
                .filter(Objects::nonNull);
    }

    /** Once a day on Mondays is once a week. */
    private static TimingRepeatComponent onDays(TimingRepeatComponent repeat) {
        List<Timing.DayOfWeek> days = repeat.getDayOfWeek().stream()
                .map(Enumeration::getValue)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (days.isEmpty()) {
            return repeat;
        }
        int frequency = OrderedRepeat.positive(repeat.getFrequencyElement().getValue(), 1);
        BigDecimal period = repeat.getPeriod();
        if (period == null || isWithinAWeek(period, repeat.getPeriodUnit())) {
            int most = (int) Math.min(Integer.MAX_VALUE, (long) days.size() * frequency);
            return every(repeat, most, BigDecimal.ONE, UnitsOfTime.WK);
        }
        return repeat.getPeriodUnit() == UnitsOfTime.WK
                ? every(repeat, Math.max(days.size(), frequency), period, UnitsOfTime.WK)
                : repeat;
    }

    private static boolean isWithinAWeek(BigDecimal period, @Nullable UnitsOfTime unit) {
        return unit == UnitsOfTime.D && period.signum() > 0 && period.compareTo(BigDecimal.valueOf(DAYS_OF_A_WEEK)) < 0;
    }

    private static TimingRepeatComponent every(
            TimingRepeatComponent repeat, int frequency, BigDecimal period, UnitsOfTime unit) {
        return repeat.copy().setFrequency(frequency).setPeriod(period).setPeriodUnit(unit);
    }
}
