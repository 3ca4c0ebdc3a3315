package org.bonewise.cdshooks;

/** Who may call the services. */
public enum Access {
    /** Only registered clients. */
    CLOSED,
    /** Everyone who reaches the server, which must then listen on the loopback interface only. */
    DEMO_OPEN
}
