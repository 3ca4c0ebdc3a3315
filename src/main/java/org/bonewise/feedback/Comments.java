package org.bonewise.feedback;

/** What happens to what clinicians write of their own when they dismiss a card. */
public enum Comments {
    /** It is dropped when it comes. */
    OFF,
    /** It is kept, apart and for a time. */
    KEEP
}
