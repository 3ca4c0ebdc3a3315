package org.bonewise.cdshooks;

/** Hears of each request at the doors of the services, on the thread that answers it. What it throws is logged and changes no answer. */
public interface CallListener {

    /** A request has come. */
    default void began() {}

    /** It is answered, or nobody waits for the answer any more. */
    void ended(EndedCall call);
}
