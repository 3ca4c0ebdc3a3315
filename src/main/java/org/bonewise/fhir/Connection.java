package org.bonewise.fhir;

/** Whether this request may query a FHIR server. */
sealed interface Connection {

    /** There is no way to query, and why. */
    record None(String reason) implements Connection {}

    /** Queries may be sent. */
    record Open(FhirSession session) implements Connection {}

    /** Time that is left for queries. */
    default long remainingNanos() {
        return switch (this) {
            case None none -> 0;
            case Open open -> open.session().deadline().remainingNanos();
        };
    }
}
