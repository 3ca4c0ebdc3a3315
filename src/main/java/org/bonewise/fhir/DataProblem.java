package org.bonewise.fhir;

/**
 * Something that was asked of the EHR and could not be had or read.
 *
 * @param what prefetch key or resource type; never data of the patient
 * @param reason what went wrong, in words fit for a log line; never data of the patient
 */
public record DataProblem(String what, String reason) {

    /** What sort of reason it is. */
    public GapKind kind() {
        return GapKind.of(reason);
    }
}
