package org.bonewise.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What a rule rests on.
 *
 * @param label short name, for example {@code ESMO 2020}
 * @param grade grade as the guideline prints it, for example {@code [I, A]}
 * @param text full citation
 * @param url where it can be read
 */
public record Citation(
        String label,
        @Nullable String grade,
        @Nullable String text,
        @Nullable String url) {}
