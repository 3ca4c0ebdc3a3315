package org.bonewise.guideline;

/** Whether there is a reason to give a bone-modifying agent. */
public enum DecisionStatus {
    INDICATED,
    CONSIDER,
    NEEDS_DATA,
    NOT_INDICATED;

    /** Whether it speaks for giving an agent. */
    public boolean isFor() {
        return this == INDICATED || this == CONSIDER;
    }
}
