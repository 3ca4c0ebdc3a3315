package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class RoundingProperties {

    @Property
    void staysOnItsSideAndNearTheValue(
            @ForAll @BigRange(min = "0", max = "200") @Scale(6) BigDecimal exact,
            @ForAll @BigRange(min = "-0.01", max = "0.01") @Scale(4) BigDecimal off,
            @ForAll @IntRange(max = 2) int digits) {
        BigDecimal threshold = exact.add(off);

        BigDecimal shown = Rounding.of(exact, digits, List.of(threshold));

        assertThat(shown.compareTo(threshold)).isEqualTo(exact.compareTo(threshold));
        assertThat(shown.subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.5").movePointLeft(digits));
    }
}
