package org.bonewise.patient;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How long two doses may lie apart and still be of one course; a longer gap begins a new one.
 *
 * @param factor so many times the days for which a dose keeps the product on schedule
 */
public record CourseGap(BigDecimal factor) {

    /** Days between two doses of one course at the most, for a product on schedule for so many days after a dose. */
    int longest(int onScheduleUntilDays) {
        return factor.multiply(BigDecimal.valueOf(onScheduleUntilDays))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }
}
