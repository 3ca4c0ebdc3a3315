package org.bonewise.files;

/** Whose a file is. */
public enum Origin {
    /** As it was shipped. */
    SHIPPED,
    /** The hospital's, in the place of one that was shipped. */
    REPLACED,
    /** The hospital's, beside what was shipped. */
    ADDED
}
