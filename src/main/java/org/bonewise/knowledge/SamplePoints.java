package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.bonewise.knowledge.FactValues.Possible.Between;

/**
 * The values at which an expression is tried when a number is known only to lie between two ends: both ends, each number it
 * is compared with that lies inside, and a value between each two of these. Comparisons change only at those numbers, so
 * when all agree the expression is known.
 */
final class SamplePoints {

    private static final BigDecimal HAIR = new BigDecimal("0.000000001");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private SamplePoints() {}

    static List<BigDecimal> of(Between range, Collection<BigDecimal> numbers) {
        BigDecimal low = range.low() == null ? beyond(numbers, false) : range.low();
        BigDecimal high = range.high() == null ? beyond(numbers, true) : range.high();
        BigDecimal first = range.lowIncluded() || range.low() == null ? low : low.add(HAIR);
        BigDecimal last = range.highIncluded() || range.high() == null ? high : high.subtract(HAIR);
        NavigableSet<BigDecimal> points = new TreeSet<>(List.of(first, last.max(first)));
        numbers.stream()
                .filter(number -> number.compareTo(first) > 0 && number.compareTo(last) < 0)
                .forEach(points::add);
        return withMiddles(points);
    }

    private static List<BigDecimal> withMiddles(NavigableSet<BigDecimal> points) {
        List<BigDecimal> all = new ArrayList<>();
        BigDecimal before = null;
        for (BigDecimal point : points) {
            if (before != null) {
                all.add(before.add(point).divide(TWO));
            }
            all.add(point);
            before = point;
        }
        return all;
    }

    /** A value past every number compared with: an open end behaves like it. */
    private static BigDecimal beyond(Collection<BigDecimal> numbers, boolean above) {
        BigDecimal most = numbers.stream()
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ONE, BigDecimal::max)
                .add(BigDecimal.ONE)
                .multiply(TWO);
        return above ? most : most.negate();
    }
}
