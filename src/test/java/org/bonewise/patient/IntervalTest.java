package org.bonewise.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final Interval BELOW_TEN = Interval.lessThan(BigDecimal.TEN, false);

    @Test
    void theLowerOfTwoTakesEachEndFromTheLower() {
        Interval fiveToTwenty = new Interval(new BigDecimal("5"), true, new BigDecimal("20"), true);
        Interval aboveEight = Interval.moreThan(new BigDecimal("8"), false);

        assertThat(fiveToTwenty.min(aboveEight)).isEqualTo(fiveToTwenty);
        assertThat(aboveEight.min(BELOW_TEN)).isEqualTo(BELOW_TEN);
        assertThat(aboveEight.min(aboveEight)).isEqualTo(aboveEight);
    }

    @Test
    void anEndThatOnlyOneOfTwoReachesMayBeReached() {
        Interval tenIncluded = Interval.exactly(BigDecimal.TEN);
        Interval tenExcluded = new Interval(BigDecimal.TEN, false, BigDecimal.TEN, false);

        assertThat(tenIncluded.min(tenExcluded).lowIncluded()).isTrue();
        assertThat(tenIncluded.min(tenExcluded).highIncluded()).isFalse();
    }

    @Test
    void aDivisorThatMayBeZeroLeavesTheUpperEndOpen() {
        Interval quotient = Interval.exactly(new BigDecimal("100")).dividedBy(BELOW_TEN);

        assertThat(quotient.low()).isEqualByComparingTo("10");
        assertThat(quotient.lowIncluded()).isFalse();
        assertThat(quotient.high()).isNull();
    }
}
