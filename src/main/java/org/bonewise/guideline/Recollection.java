package org.bonewise.guideline;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the reader of the cards was told before about this patient. */
@FunctionalInterface
public interface Recollection {

    /** Nothing is remembered: all is told. */
    Recollection NOTHING = matters -> Map.of();

    /**
     * What is remembered of matters.
     *
     * @param matters each once
     * @return of those of which something is remembered, what
     */
    Map<Matter, Set<Recalled>> of(List<Matter> matters);
}
