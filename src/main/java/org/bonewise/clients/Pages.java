package org.bonewise.clients;

/** Who may read the pages that are made for people, such as the clinical content. */
public enum Pages {
    /** Nobody. */
    CLOSED,
    /** Whoever signs in at the hospital's identity provider. */
    LOGIN,
    /** Everybody who reaches the service. */
    OPEN
}
