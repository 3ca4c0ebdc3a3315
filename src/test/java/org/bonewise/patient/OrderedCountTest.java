package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
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

class OrderedCountTest {

    private static TimingRepeatComponent weekly() {
        return new TimingRepeatComponent().setFrequency(1).setPeriod(1).setPeriodUnit(Timing.UnitsOfTime.WK);
    }

    private static MedicationRequest order(TimingRepeatComponent... repeats) {
        MedicationRequest order = new MedicationRequest();
        List.of(repeats).forEach(repeat -> order.addDosageInstruction().setTiming(new Timing().setRepeat(repeat)));
        return order;
    }

    private static Duration duration(String value, String code) {
        Duration duration = new Duration();
        duration.setValue(new BigDecimal(value));
        duration.setCode(code);
        return duration;
    }

    @Test
    void anOrderWithoutAnEndTellsNone() {
        assertThat(OrderedCount.of(order(weekly()))).isEmpty();
        assertThat(OrderedCount.of(order())).isEmpty();
    }

    @Test
    void theCountOrItsMost() {
        assertThat(OrderedCount.of(order(weekly().setCount(3)))).hasValue(3);
        assertThat(OrderedCount.of(order(weekly().setCount(3).setCountMax(4)))).hasValue(4);
        assertThat(OrderedCount.of(order(weekly().setCount(3).setCountMax(2)))).hasValue(3);
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
        "336, h, ",
        "0, d, ",
        "21, days, "
    })
    void theDosesWithinADuration(String value, String unit, Integer doses) {
        Integer found = OrderedCount.of(order(weekly().setBounds(duration(value, unit)))).stream()
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

        assertThat(OrderedCount.of(order(weekly().setBounds(range)))).hasValue(2);
        assertThat(OrderedCount.of(order(weekly().setBounds(new Range().setLow(range.getLow())))))
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
        Integer found = OrderedCount.of(order(weekly().setBounds(period))).stream()
                .boxed()
                .findFirst()
                .orElse(null);

        assertThat(found).isEqualTo(doses);
    }

    @Test
    void theFewerOfCountAndBounds() {
        assertThat(OrderedCount.of(order(weekly().setCount(2).setBounds(duration("21", "d")))))
                .hasValue(2);
        assertThat(OrderedCount.of(order(weekly().setCount(9).setBounds(duration("21", "d")))))
                .hasValue(3);
    }

    @Test
    void ofTheRepeatThatTellsTheInterval() {
        TimingRepeatComponent once = weekly().setCount(1);

        assertThat(OrderedCount.of(order(once, weekly().setCount(2), weekly().setCount(5))))
                .hasValue(2);
        assertThat(OrderedCount.of(order(once))).isEmpty();
    }
}
