package org.bonewise.knowledge;

/** What a condition says: FHIRPath's three values. */
public enum Outcome {
    TRUE,
    FALSE,
    /** Some fact that it needs is not known. */
    UNKNOWN
}
