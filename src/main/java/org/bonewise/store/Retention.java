package org.bonewise.store;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How long things are kept.
 *
 * @param cards cards and findings in shadow; {@code null} = for ever
 * @param feedback feedback; {@code null} = for ever
 * @param comments what clinicians wrote
 */
public record Retention(@Nullable Period cards, @Nullable Period feedback, Period comments) {}
