package org.bonewise.facts;

import java.time.LocalDate;
import java.util.List;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A statement about one patient.
 *
 * @param name as in expressions, without {@code %}
 * @param status only {@code KNOWN} counts for rules
 * @param value present when known; when stale or implausible the last value, for display only
 * @param unit UCUM unit of a number
 * @param reported the value as reported, when it was not computed
 * @param asOf the day it was true, where dated
 * @param evidence the resources that prove it
 * @param reason why it is not known
 */
public record Fact(
        String name,
        FactStatus status,
        @Nullable FactValue value,
        @Nullable String unit,
        @Nullable Reported reported,
        @Nullable LocalDate asOf,
        List<Evidence> evidence,
        @Nullable UnknownReason reason) {

    public Fact {
        evidence = List.copyOf(evidence);
    }

    /** Whether rules may use it. */
    public boolean isKnown() {
        return status == FactStatus.KNOWN;
    }

    /** Whether it is known and true. */
    public boolean isTrue() {
        return isKnown() && value instanceof FactValue.Flag(boolean flag) && flag;
    }

    /** The number, when it is known. */
    public @Nullable Interval number() {
        return isKnown() && value instanceof FactValue.Decimal(Interval interval) ? interval : null;
    }

    /** The only possible word, when it is known. */
    public @Nullable String word() {
        return isKnown() && value instanceof FactValue.Words words && words.isExact()
                ? words.possible().getFirst()
                : null;
    }
}
