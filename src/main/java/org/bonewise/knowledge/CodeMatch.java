package org.bonewise.knowledge;

/** How surely a concept belongs to a group, in rising order. */
public enum CodeMatch {
    /** No coding of the concept is in the group. */
    NONE,
    /** Only by a code that is not specific: it may raise a question, never indicate, block or dose. */
    WEAK,
    /** By a code that says so. */
    SURE
}
