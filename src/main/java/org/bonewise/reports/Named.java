package org.bonewise.reports;

/** Has a name by which it is asked for. */
interface Named {

    /** As it stands in an address. */
    String label();
}
