package org.bonewise.patient;

/** An answer that the record may leave open. */
public enum Ternary {
    YES,
    NO,
    UNKNOWN;

    /** {@code YES} or {@code NO}. */
    public static Ternary of(boolean value) {
        return value ? YES : NO;
    }

    /** No as soon as one is, yes when both are. */
    public Ternary and(Ternary other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNKNOWN;
    }

    /** Yes as soon as one is, no when both are. */
    public Ternary or(Ternary other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO && other == NO ? NO : UNKNOWN;
    }
}
