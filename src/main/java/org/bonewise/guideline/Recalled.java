package org.bonewise.guideline;

/** Why something need not be told to this reader again. */
public enum Recalled {
    /** The reader gave a reason against it a short while ago (SIL-4). */
    OVERRIDDEN("overridden"),
    /** It is only to be considered or known, and the reader was told of it not long ago (SIL-8). */
    TOLD("told"),
    /** The reader was told just the same within a day (SIL-10). */
    REPEATED("repeated");

    private final String silence;

    Recalled(String silence) {
        this.silence = silence;
    }

    /** The code of the rules that make a silence of it. */
    String silence() {
        return silence;
    }
}
