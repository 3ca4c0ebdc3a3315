package org.bonewise.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * A code of the hospital's own and what it means, as a map of {@code terminology/site} says.
 *
 * @param system of the local code
 * @param group what it stands for; {@code null} when it stands for one of our own codes
 * @param ownCode the code of our own that it stands for; {@code null} when it stands for a group
 * @param unit of results that come without one, in UCUM
 */
record LocalCode(
        String system,
        String code,
        @Nullable ConceptGroup group,
        @Nullable String ownCode,
        @Nullable String unit) {

    /** The code system of our own codes. */
    static final String OWN_SYSTEM = "https://bonewise.github.io/fhir/CodeSystem/bonewise";
}
