package org.bonewise.guideline;

import org.bonewise.facts.Fact;

/** Gives facts by name. */
@FunctionalInterface
public interface FactSource {

    /** The fact of that name. @throws IllegalArgumentException for a name that is not declared */
    Fact fact(String name);
}
