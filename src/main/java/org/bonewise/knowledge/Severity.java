package org.bonewise.knowledge;

/** How severe a message is, in rising order. */
public enum Severity {
    INFO,
    WARNING,
    /** Harm is likely if the order is signed now. */
    CRITICAL
}
