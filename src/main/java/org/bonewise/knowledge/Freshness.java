package org.bonewise.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * How old a value may be for a dose or a decision.
 *
 * @param item what it limits, a code of our freshness-item CodeSystem, for example {@code creatinine}
 * @param days within how many calendar days it counts: 0 to n
 * @param when expression under which this entry applies, {@code null} for always; of several entries for one item the first
 *     that applies counts, and a case applies as soon as it holds for some value that the record leaves possible
 */
public record Freshness(String item, int days, @Nullable ParsedExpression when) {}
