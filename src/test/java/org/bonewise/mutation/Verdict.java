package org.bonewise.mutation;

import org.jspecify.annotations.Nullable;

/**
 * What became of a mutant.
 *
 * @param killer the case that failed; {@code null} when none did
 */
record Verdict(@Nullable String killer) {

    static final Verdict SURVIVED = new Verdict(null);

    boolean killed() {
        return killer != null;
    }
}
