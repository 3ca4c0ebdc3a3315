package org.bonewise.facts;

import java.util.List;
import org.bonewise.patient.Evidence;

/** Closes flags that a finding makes true, and that only a complete record makes false. */
final class Verdict {

    private Verdict() {}

    /** True by {@code proofs}; else false when all {@code types} were given, else not delivered. */
    static Fact of(FactBuilder fact, FactContext context, List<Evidence> proofs, String... types) {
        return of(fact, context, proofs, List.of(), types);
    }

    /** True by {@code proofs}; else not specific by {@code doubts}; else false when all {@code types} were given. */
    static Fact of(
            FactBuilder fact, FactContext context, List<Evidence> proofs, List<Evidence> doubts, String... types) {
        if (!proofs.isEmpty()) {
            return fact.because(proofs).flag(true);
        }
        if (!doubts.isEmpty()) {
            return fact.because(doubts).unknown(UnknownReason.NOT_SPECIFIC);
        }
        return Absence.allDelivered(context, types) ? fact.flag(false) : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    /** True by {@code proofs}; else not exact by {@code open}, whose dates leave it open; else false when all types were given. */
    static Fact dated(
            FactBuilder fact, FactContext context, List<Evidence> proofs, List<Evidence> open, String... types) {
        return proofs.isEmpty() && !open.isEmpty()
                ? fact.because(open).unknown(UnknownReason.NOT_EXACT)
                : of(fact, context, proofs, types);
    }

    /** A number of days that the artefacts set. */
    static int days(FactContext context, String parameter) {
        return context.parameter(parameter).intValueExact();
    }
}
