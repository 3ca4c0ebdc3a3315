package org.bonewise.patient;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The laboratory's own reference range of a result; only ends in the result's own unit are kept.
 *
 * @param low lower end, included; {@code null} when the laboratory gives none
 * @param high upper end, included; {@code null} when the laboratory gives none
 */
public record LabRange(@Nullable BigDecimal low, @Nullable BigDecimal high) {

    /** No range given. */
    public static final LabRange NONE = new LabRange(null, null);
}
