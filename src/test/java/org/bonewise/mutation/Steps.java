package org.bonewise.mutation;

import java.math.BigDecimal;
import java.util.List;

/** The smallest steps from a number: one of its last printed decimal, down and up. */
final class Steps {

    private Steps() {}

    static List<BigDecimal> of(BigDecimal number) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()));
        return List.of(number.subtract(step), number.add(step));
    }
}
