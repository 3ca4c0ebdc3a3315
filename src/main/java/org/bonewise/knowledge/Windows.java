package org.bonewise.knowledge;

import java.util.List;
import java.util.OptionalInt;

/**
 * Windows of what does not depend on a product: weight, dental examination, life expectancy and the like.
 *
 * @param entries as the artefacts give them
 */
public record Windows(List<Freshness> entries) {

    /** Days within which {@code item} counts; empty when no window is set. */
    public OptionalInt days(String item) {
        return entries.stream()
                .filter(entry -> entry.item().equals(item))
                .mapToInt(Freshness::days)
                .findFirst();
    }
}
