package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedRepeatTest {

    private static TimingRepeatComponent weekly() {
        return new TimingRepeatComponent().setFrequency(1).setPeriod(1).setPeriodUnit(Timing.UnitsOfTime.WK);
    }

    private static MedicationRequest order(TimingRepeatComponent... repeats) {
        MedicationRequest order = new MedicationRequest();
        List.of(repeats).forEach(repeat -> order.addDosageInstruction().setTiming(new Timing().setRepeat(repeat)));
        return order;
    }

    private static OptionalInt doses(MedicationRequest order) {
        return OrderedRepeat.closest(order).map(OrderedRepeat::doses).orElse(OptionalInt.empty());
    }

    private static Duration duration(String value, String code) {
        Duration duration = new Duration();
        duration.setValue(new BigDecimal(value));
        duration.setCode(code);
        return duration;
    }

    @Test
    void anOrderWithoutAnEndTellsNone() {
        assertThat(doses(order(weekly()))).isEmpty();
        assertThat(doses(order())).isEmpty();
    }

    @Test
    void theCountOrItsMost() {
        assertThat(doses(order(weekly().setCount(3)))).hasValue(3);
        assertThat(doses(order(weekly().setCount(3).setCountMax(4)))).hasValue(4);
        assertThat(doses(order(weekly().setCount(3).setCountMax(2)))).hasValue(3);
    }

    /** The doses of days 1, 8 and 15 need 15 days; a fourth is given on day 22. */
    @ParameterizedTest
    @CsvSource({
        "14, d, 2",
        "15, d, 3",
        "21, d, 3",
        "22, d, 4",
        "3, wk, 3",
        "99999999999, a, 1000",
        "1, mo, 5",
        "1, a, 53",
        "336, h, 2",
        "20160, min, 2",
        "0, d, ",
        "21, days, "
    })
    void theDosesWithinADuration(String value, String unit, Integer doses) {
        Integer found = doses(order(weekly().setBounds(duration(value, unit)))).stream()
                .boxed()
                .findFirst()
                .orElse(null);

        assertThat(found).isEqualTo(doses);
    }

    @Test
    void theDosesWithinTheLongestOfARange() {
        Range range = new Range()
                .setLow(new Quantity().setValue(1).setCode("wk"))
                .setHigh(new Quantity().setValue(2).setCode("wk"));

        assertThat(doses(order(weekly().setBounds(range)))).hasValue(2);
        assertThat(doses(order(weekly().setBounds(new Range().setLow(range.getLow())))))
                .isEmpty();
    }

    /** Its first and last day included. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-12-05, 2",
        "2026-11-22, 2026-12-06, 3",
        "2026-11-22, 2026-12-12, 3",
        "2026-11-22, 2026-12-13, 4",
        ", 2026-12-13, ",
        "2026-11-22, , "
    })
    void theDosesWithinAPeriod(String start, String end, Integer doses) {
        Period period = new Period();
        if (start != null) {
            period.setStartElement(new DateTimeType(start));
        }
        if (end != null) {
            period.setEndElement(new DateTimeType(end));
        }
        Integer found = doses(order(weekly().setBounds(period))).stream()
                .boxed()
                .findFirst()
                .orElse(null);

        assertThat(found).isEqualTo(doses);
    }

    @Test
    void theFewerOfCountAndBounds() {
        assertThat(doses(order(weekly().setCount(2).setBounds(duration("21", "d")))))
                .hasValue(2);
        assertThat(doses(order(weekly().setCount(9).setBounds(duration("21", "d")))))
                .hasValue(3);
    }

    @Test
    void aUnitWithoutACode() {
        Duration twoWeeks = new Duration();
        twoWeeks.setValue(14);
        twoWeeks.setUnit("d");

        assertThat(doses(order(weekly().setBounds(twoWeeks)))).hasValue(2);
    }

    /** Of several dosages the one whose doses are closest: what goes with them is not hidden behind the first. */
    @Test
    void theClosestOfSeveral() {
        TimingRepeatComponent monthly = weekly().setPeriod(4);

        assertThat(OrderedRepeat.closest(order(monthly, weekly().setCount(2))))
                .hasValue(new OrderedRepeat(new BigDecimal("7.000000"), OptionalInt.of(2)));
        assertThat(OrderedRepeat.closest(order(weekly().setCount(1), monthly)))
                .hasValue(new OrderedRepeat(new BigDecimal("28.000000"), OptionalInt.empty()));
    }

    @Test
    void aSingleDoseIsToldAsSuch() {
        assertThat(doses(order(weekly().setCount(1)))).hasValue(1);
        assertThat(OrderedRepeat.closest(order(weekly().setBounds(duration("7", "d"))))
                        .orElseThrow()
                        .isSingle())
                .isTrue();
        assertThat(OrderedRepeat.closest(order(weekly().setBounds(duration("8", "d"))))
                        .orElseThrow()
                        .isSingle())
                .isFalse();
        assertThat(OrderedRepeat.closest(order(weekly())).orElseThrow().isSingle())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 168, h, 7.000000",
        "1, 24, h, 1.000000",
        "4, 1, d, 0.250000",
        "2, 11, d, 5.500000",
        "1, 1440, min, 1.000000",
        "1, 1, mo, 30.416667",
        "1, 1, a, 365.000000"
    })
    void daysBetweenDosesAreNotRounded(int frequency, int period, String unit, String days) {
        TimingRepeatComponent repeat = new TimingRepeatComponent()
                .setFrequency(frequency)
                .setPeriod(period)
                .setPeriodUnit(Timing.UnitsOfTime.fromCode(unit));

        assertThat(OrderedRepeat.closest(order(repeat)).orElseThrow().days()).isEqualTo(days);
    }

    @Test
    void noIntervalIsToldWithoutAPeriodOrAUnit() {
        assertThat(OrderedRepeat.closest(order(weekly().setPeriod(0)))).isEmpty();
        assertThat(OrderedRepeat.closest(order(new TimingRepeatComponent().setPeriod(1))))
                .isEmpty();
        assertThat(OrderedRepeat.closest(order(new TimingRepeatComponent().setPeriodUnit(Timing.UnitsOfTime.D))))
                .isEmpty();
    }
}
