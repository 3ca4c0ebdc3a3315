package org.bonewise.knowledge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Bounds outside which a measured value is not believed (rule MIS-8).
 *
 * @param item what is measured, for example {@code creatinine}
 * @param low least plausible value, included
 * @param high greatest plausible value, included
 * @param unit UCUM unit of both
 */
public record PlausibleRange(
        String item, @Nullable BigDecimal low, @Nullable BigDecimal high, String unit) {}
