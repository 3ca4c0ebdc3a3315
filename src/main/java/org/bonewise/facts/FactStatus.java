package org.bonewise.facts;

/** What we know of a fact. Only {@code KNOWN} counts for rules. */
public enum FactStatus {
    KNOWN,
    UNKNOWN,
    /** There is a value, older than its window. */
    STALE,
    /** There is a value that nobody should believe. */
    IMPLAUSIBLE
}
