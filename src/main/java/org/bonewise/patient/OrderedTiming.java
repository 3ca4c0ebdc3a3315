package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

/** How often a dosage is given, whichever of the ways of FHIR tells it: a period, the code of one, or days of the week. */
final class OrderedTiming {

    private static final String ABBREVIATIONS = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation";
    private static final BigDecimal MINUTES_OF_A_DAY = BigDecimal.valueOf(24 * 60);
    private static final BigDecimal MINUTES_OF_A_WEEK = BigDecimal.valueOf(7 * 24 * 60);

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

    /** The repeat of a timing: its highest frequency, filled in by a code, and over the days of the week that it is limited to. */
    static TimingRepeatComponent repeat(Timing timing) {
        return onDays(rhythm(timing));
    }

    /** The repeat of a timing on a day on which it is given: its highest frequency, filled in by a code. */
    static TimingRepeatComponent rhythm(Timing timing) {
        TimingRepeatComponent told = timing.getRepeat().hasPeriod() ? timing.getRepeat() : coded(timing);
        int most = OrderedRepeat.positive(told.getFrequencyMaxElement().getValue(), 0);
        return most > OrderedRepeat.positive(told.getFrequencyElement().getValue(), 1)
                ? told.copy().setFrequency(most)
                : told;
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
        if (!repeat.hasPeriod()) {
            return weekly(repeat, days.size(), BigDecimal.valueOf(frequency));
        }
        BigDecimal period = OrderedRepeat.periodMinutes(repeat);
        if (period == null) {
            return repeat;
        }
        int toAWeek = period.compareTo(MINUTES_OF_A_WEEK);
        if (toAWeek < 0) {
            return weekly(repeat, days.size(), onADay(frequency, period));
        }
        return toAWeek == 0 || repeat.getPeriodUnit() == UnitsOfTime.WK
                ? repeat.copy().setFrequency(Math.max(days.size(), frequency))
                : repeat;
    }

    /** Of a period longer than a day its frequency. */
    private static BigDecimal onADay(int frequency, BigDecimal period) {
        BigDecimal periods = MINUTES_OF_A_DAY.divide(period, 0, RoundingMode.UP).max(BigDecimal.ONE);
        return periods.multiply(BigDecimal.valueOf(frequency));
    }

    private static TimingRepeatComponent weekly(TimingRepeatComponent repeat, int days, BigDecimal onADay) {
        BigDecimal most = onADay.multiply(BigDecimal.valueOf(days)).min(BigDecimal.valueOf(Integer.MAX_VALUE));
        return every(repeat, most.intValue(), BigDecimal.ONE, UnitsOfTime.WK);
    }

    private static TimingRepeatComponent every(
            TimingRepeatComponent repeat, int frequency, BigDecimal period, UnitsOfTime unit) {
        return repeat.copy().setFrequency(frequency).setPeriod(period).setPeriodUnit(unit);
    }
}
