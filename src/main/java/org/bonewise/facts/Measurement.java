package org.bonewise.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Result;
import org.bonewise.patient.Results;
import org.jspecify.annotations.Nullable;

/**
 * What the newest result of an analyte comes to. Only it is judged: when it cannot be used, an older one does not replace it.
 *
 * @param analyte what is measured
 * @param status whether it can be used
 * @param reason why not
 * @param reading the newest that could be read, present when known
 * @param results the newest, more than one when the record does not tell which is newer
 */
record Measurement(
        Analyte analyte,
        FactStatus status,
        @Nullable UnknownReason reason,
        @Nullable Reading reading,
        List<Result> results) {

    /** The newest of {@code candidates} within {@code window}. */
    static Measurement newest(
            FactContext context, Analyte analyte, List<Result> candidates, OptionalInt window, String plausibleItem) {
        return among(context, analyte, Results.newest(candidates), window, plausibleItem);
    }

    /** The one value of results of one moment. */
    static Measurement among(
            FactContext context, Analyte analyte, List<Result> newest, OptionalInt window, String plausibleItem) {
        if (newest.isEmpty()) {
            return unusable(analyte, Absence.missing(context, "Observation"), newest);
        }
        List<Reading> readings = readings(analyte, newest);
        switch (Recency.of(newest.getFirst().time().days(), context.record().today(), window)) {
            case OLDER -> {
                return stale(analyte, readings, newest);
            }
            case OPEN -> {
                return unusable(analyte, UnknownReason.NOT_EXACT, newest);
            }
            case WITHIN -> {}
        }
        if (readings.isEmpty()) {
            return unusable(analyte, UnknownReason.NO_UNIT, newest);
        }
        PlausibleRange bounds = context.plausible(plausibleItem);
        List<Reading> usable =
                readings.stream().filter(reading -> reading.isPlausible(bounds)).toList();
        if (usable.isEmpty()) {
            return new Measurement(
                    analyte, FactStatus.IMPLAUSIBLE, UnknownReason.IMPLAUSIBLE, readings.getFirst(), newest);
        }
        if (usable.stream().anyMatch(other -> !other.agreesWith(usable.getFirst()))) {
            return unusable(analyte, UnknownReason.CONFLICTING, newest);
        }
        return new Measurement(analyte, FactStatus.KNOWN, null, usable.getFirst(), newest);
    }

    private static List<Reading> readings(Analyte analyte, List<Result> results) {
        List<Reading> readings = new ArrayList<>();
        for (Result result : results) {
            Reading reading = analyte.read(result);
            if (reading != null) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private static Measurement unusable(Analyte analyte, UnknownReason reason, List<Result> results) {
        return new Measurement(analyte, FactStatus.UNKNOWN, reason, null, results);
    }

    private static Measurement stale(Analyte analyte, List<Reading> readings, List<Result> results) {
        return readings.isEmpty()
                ? unusable(analyte, UnknownReason.STALE, results)
                : new Measurement(analyte, FactStatus.STALE, UnknownReason.STALE, readings.getFirst(), results);
    }

    /** The reading, when it can be used. */
    @Nullable
    Reading known() {
        return status == FactStatus.KNOWN ? reading : null;
    }

    /** Whether nothing that is recent enough is on record, as against something that cannot be used. */
    boolean isMissing() {
        return reason == UnknownReason.NOT_RECORDED
                || reason == UnknownReason.NOT_DELIVERED
                || reason == UnknownReason.STALE;
    }

    /** The results it was judged by. */
    List<Evidence> evidence() {
        Reading one = known();
        return one != null
                ? List.of(one.evidence())
                : results.stream()
                        .map(result -> result.evidence(analyte.label()))
                        .toList();
    }

    /** Closes a number fact in {@code unit}. */
    Fact number(FactBuilder fact, String unit) {
        fact.because(evidence());
        if (reading == null) {
            return unknown(fact);
        }
        fact.asOf(reading.result().time().day()).reported(reading.reported());
        FactValue.Decimal value = new FactValue.Decimal(reading.in(unit).settled());
        return switch (status) {
            case KNOWN -> fact.number(reading.in(unit));
            case STALE -> fact.stale(value);
            case IMPLAUSIBLE -> fact.implausible(value);
            case UNKNOWN -> unknown(fact);
        };
    }

    /** Closes a fact that tells in which of the analyte's units it was reported. */
    Fact unit(FactBuilder fact) {
        fact.because(evidence());
        Reading one = known();
        return one == null
                ? unknown(fact)
                : fact.asOf(one.result().time().day()).word(one.family());
    }

    /** Closes a fact that tells whether it can be used; what it is based on speaks either way. */
    Fact inWindow(FactBuilder fact) {
        return fact.because(evidence()).flag(status == FactStatus.KNOWN);
    }

    private Fact unknown(FactBuilder fact) {
        return fact.unknown(reason == null ? UnknownReason.NOT_RECORDED : reason);
    }
}
