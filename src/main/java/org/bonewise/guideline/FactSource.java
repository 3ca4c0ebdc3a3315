package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.Fact;

/** Gives facts by name. */
@FunctionalInterface
public interface FactSource {

    /** The fact of that name. @throws IllegalArgumentException for a name that is not declared */
    Fact fact(String name);

    /** The facts that have been asked for so far, by name; none where nobody kept them. */
    default List<Fact> asked() {
        return List.of();
    }
}
