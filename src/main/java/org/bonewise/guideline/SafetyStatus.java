package org.bonewise.guideline;

/** Whether a candidate may be given now, from best to worst; the worst rule wins. */
public enum SafetyStatus {
    OK,
    CAUTION,
    NEEDS_DATA,
    HOLD,
    CONTRAINDICATED;

    /** Whether a suggestion may create it: a held, contraindicated or needs-data agent is never created. */
    public boolean mayBeOrdered() {
        return this == OK || this == CAUTION;
    }
}
