package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The time that many orders on record take grows with their number, not with its square. */
class ManyOrdersTest {

    private static final int FEW = 25;
    private static final int TIMES = 4;
    private static final int RUNS = 5;

    @Test
    void fourTimesTheOrdersTakeAboutFourTimesAsLong() {
        Chart few = orders(FEW);
        Chart many = orders(FEW * TIMES);
        assertThat(few.assess().candidates()).hasSizeGreaterThanOrEqualTo(FEW);

        double ratio = (double) fastest(many) / fastest(few);

        assertThat(ratio)
                .as("time for %d orders to time for %d", FEW * TIMES, FEW)
                .isLessThan(2.5 * TIMES);
    }

    private static Chart orders(int count) {
        Resource[] orders = IntStream.range(0, count)
                .mapToObj(i -> {
                    MedicationRequest order = Chart.taking(i % 2 == 0 ? "M05BX04" : "M05BA08");
                    order.setId("order-" + i);
                    order.getDosageInstructionFirstRep()
                            .getTiming()
                            .addEvent(Date.from(Chart.NOW.plusDays(2).toInstant()));
                    return order;
                })
                .toArray(Resource[]::new);
        return Chart.breast().with(orders);
    }

    private static long fastest(Chart chart) {
        return IntStream.range(0, RUNS)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    chart.assess();
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }
}
