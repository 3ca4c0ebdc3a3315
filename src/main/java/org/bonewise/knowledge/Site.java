package org.bonewise.knowledge;

import java.util.function.Predicate;

/**
 * What a hospital sets beside the artefacts.
 *
 * @param formulary what it has and how it orders it
 * @param isUnit whether a text is a unit that results can be read in
 */
public record Site(Formulary formulary, Predicate<String> isUnit) {

    /** A hospital that sets nothing; its maps may name any unit. */
    public static final Site NONE = new Site(Formulary.EVERYTHING, unit -> true);
}
