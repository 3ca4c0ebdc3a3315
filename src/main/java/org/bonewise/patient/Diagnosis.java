package org.bonewise.patient;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is neither refuted nor entered in error.
 *
 * @param resource as recorded
 * @param code what it is; empty when the record gives none
 * @param confirmed false for a provisional, differential or unconfirmed one
 * @param course whether it is there today
 * @param date onset, else when it was recorded; {@code null} when unknown
 * @param evidence for cards
 */
public record Diagnosis(
        Condition resource,
        CodeableConcept code,
        boolean confirmed,
        Course course,
        @Nullable DateRange date,
        Evidence evidence) {

    /** How a condition stands today. */
    public enum Course {
        CURRENT,
        REMISSION,
        PAST
    }

    /** Confirmed and there today. */
    public boolean isCurrent() {
        return confirmed && course == Course.CURRENT;
    }

    /** Confirmed and not over: there today or in remission. */
    public boolean isNotOver() {
        return confirmed && course != Course.PAST;
    }
}
