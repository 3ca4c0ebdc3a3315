package org.bonewise.facts;

import java.time.LocalDate;
import java.util.List;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A number worked out from others, or why it could not be.
 *
 * @param value the number, {@code null} when it is not known
 * @param reason why it is not known
 * @param reported the value as reported, when it was not computed
 * @param day the day it was true
 * @param evidence of all it was worked out from
 */
record Computed(
        @Nullable Interval value,
        @Nullable UnknownReason reason,
        @Nullable Reported reported,
        @Nullable LocalDate day,
        List<Evidence> evidence) {

    static Computed of(Interval value, @Nullable LocalDate day, List<Evidence> evidence) {
        return new Computed(value, null, null, day, evidence);
    }

    static Computed unknown(UnknownReason reason, List<Evidence> evidence) {
        return new Computed(null, reason, null, null, evidence);
    }

    /** Closes a number fact. */
    Fact close(FactBuilder fact) {
        fact.because(evidence).asOf(day).reported(reported);
        return value == null
                ? fact.unknown(reason == null ? UnknownReason.DEPENDS_ON_UNKNOWN : reason)
                : fact.number(value);
    }
}
