package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.DayOfWeek;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order whose dosage tells by a code, or by days of the week, how often it is given. */
class OrderedTimingTest {

    private static final String ABBREVIATIONS = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation";

    private static MedicationRequest order(Timing timing) {
        return new MedicationRequest().addDosageInstruction(new Dosage().setTiming(timing));
    }

    private static Optional<String> days(Timing timing) {
        return OrderedRepeat.closest(order(timing)).map(told -> told.days().toPlainString());
    }

    private static Timing coded(@Nullable String system, @Nullable String code) {
        return new Timing().setCode(new CodeableConcept().addCoding(new Coding(system, code, null)));
    }

    private static TimingRepeatComponent every(int frequency, int period, UnitsOfTime unit, DayOfWeek... days) {
        TimingRepeatComponent repeat = new TimingRepeatComponent()
                .setFrequency(frequency)
                .setPeriod(period)
                .setPeriodUnit(unit);
        Stream.of(days).forEach(repeat::addDayOfWeek);
        return repeat;
    }

    private static Timing timing(TimingRepeatComponent repeat) {
        return new Timing().setRepeat(repeat);
    }

    @ParameterizedTest
    @CsvSource({
        "QD, 1.000000",
        "AM, 1.000000",
        "PM, 1.000000",
        "BED, 1.000000",
        "BID, 0.500000",
        "TID, 0.333333",
        "QID, 0.250000",
        "QOD, 2.000000",
        "WK, 7.000000",
        "MO, 30.416667",
        "Q1H, 0.041667",
        "Q2H, 0.083333",
        "Q3H, 0.125000",
        "Q4H, 0.166667",
        "Q6H, 0.250000",
        "Q8H, 0.333333"
    })
    void theCodesOfFhir(String code, String interval) {
        assertThat(days(coded(ABBREVIATIONS, code))).hasValue(interval);
    }

    @Test
    void aCodeOfAnotherSystemTellsNothing() {
        assertThat(days(coded(null, "QD"))).hasValue("1.000000");
        assertThat(days(coded("http://example.org/frequencies", "QD"))).isEmpty();
        assertThat(days(coded(ABBREVIATIONS, "UNKNOWN"))).isEmpty();
        assertThat(days(coded(ABBREVIATIONS, null))).isEmpty();
    }

    @Test
    void thePeriodBeforeTheCode() {
        assertThat(days(coded(ABBREVIATIONS, "QD").setRepeat(every(1, 4, UnitsOfTime.WK))))
                .hasValue("28.000000");
    }

    @Test
    void theBoundsOfACodedRhythmCount() {
        Timing once = coded(ABBREVIATIONS, "QD").setRepeat(new TimingRepeatComponent().setCount(1));

        assertThat(OrderedRepeat.closest(order(once)).orElseThrow().isSingle()).isTrue();
    }

    @Test
    void onceADayOnMondaysIsOnceAWeek() {
        assertThat(days(timing(every(1, 1, UnitsOfTime.D, DayOfWeek.MON)))).hasValue("7.000000");
        assertThat(days(timing(every(1, 6, UnitsOfTime.D, DayOfWeek.MON)))).hasValue("7.000000");
        assertThat(days(timing(every(1, 1, UnitsOfTime.D, DayOfWeek.MON, DayOfWeek.THU))))
                .hasValue("3.500000");
        assertThat(days(timing(every(2, 1, UnitsOfTime.D, DayOfWeek.MON)))).hasValue("3.500000");
        assertThat(days(timing(every(1, 1, UnitsOfTime.D, DayOfWeek.MON, DayOfWeek.MON))))
                .hasValue("7.000000");
    }

    @Test
    void aDayMayBeWrittenInHours() {
        assertThat(days(timing(every(1, 24, UnitsOfTime.H, DayOfWeek.MON)))).hasValue("7.000000");
        assertThat(days(timing(every(1, 12, UnitsOfTime.H, DayOfWeek.MON)))).hasValue("3.500000");
        assertThat(days(timing(every(1, 48, UnitsOfTime.H, DayOfWeek.MON)))).hasValue("7.000000");
        assertThat(days(timing(every(1, 168, UnitsOfTime.H, DayOfWeek.MON, DayOfWeek.THU))))
                .hasValue("3.500000");
    }

    @Test
    void sevenDaysAreAWeek() {
        assertThat(days(timing(every(1, 7, UnitsOfTime.D, DayOfWeek.MON, DayOfWeek.THU))))
                .hasValue("3.500000");
    }

    @Test
    void daysAlone() {
        assertThat(days(timing(new TimingRepeatComponent().addDayOfWeek(DayOfWeek.MON))))
                .hasValue("7.000000");
    }

    @Test
    void onceAWeekOnSeveralDaysIsOnEachOfThem() {
        assertThat(days(timing(every(1, 1, UnitsOfTime.WK, DayOfWeek.MON, DayOfWeek.THU))))
                .hasValue("3.500000");
        assertThat(days(timing(every(3, 1, UnitsOfTime.WK, DayOfWeek.MON)))).hasValue("2.333333");
        assertThat(days(timing(every(1, 4, UnitsOfTime.WK, DayOfWeek.MON)))).hasValue("28.000000");
    }

    @Test
    void longerPeriodsStayWhateverTheDay() {
        assertThat(days(timing(every(1, 7, UnitsOfTime.D, DayOfWeek.MON)))).hasValue("7.000000");
        assertThat(days(timing(every(1, 28, UnitsOfTime.D, DayOfWeek.MON)))).hasValue("28.000000");
        assertThat(days(timing(every(1, 1, UnitsOfTime.MO, DayOfWeek.MON)))).hasValue("30.416667");
    }

    @Test
    void noPeriodIsNone() {
        assertThat(days(timing(every(1, 0, UnitsOfTime.D, DayOfWeek.MON)))).isEmpty();
        assertThat(days(timing(every(1, -1, UnitsOfTime.D, DayOfWeek.MON)))).isEmpty();
        assertThat(days(timing(every(Integer.MAX_VALUE, 1, UnitsOfTime.D, DayOfWeek.MON, DayOfWeek.TUE))))
                .hasValue("0.000000");
    }

    @Test
    void theAmountOfADayGoesByIt() {
        Dosage mondays = new Dosage().setTiming(timing(every(1, 1, UnitsOfTime.D, DayOfWeek.MON)));
        mondays.addDoseAndRate()
                .setDose(new Quantity().setValue(new BigDecimal("70")).setCode("mg"));

        assertThat(OrderedDose.of(new MedicationRequest().addDosageInstruction(mondays))
                        .getFirst()
                        .mgOnAverage())
                .isEqualByComparingTo("10");
    }
}
