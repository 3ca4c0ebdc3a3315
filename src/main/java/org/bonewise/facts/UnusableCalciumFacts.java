package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.jspecify.annotations.Nullable;

/**
 * How high a calcium may be that cannot be used. It is no value to treat by: it tells only whether silence would be dangerous, as
 * of 13.8 without a unit, and not of 9.4.
 */
final class UnusableCalciumFacts {

    private static final String AT_WORST =
            " of at most hypercalcaemiaCalciumDays days, where it, or the albumin that goes with"
                    + " it, cannot be used (no unit that is known, implausible, or several of one moment that differ): the highest"
                    + " that it may stand for, read in each of its units in which it is plausible, else as it stands. Never a value"
                    + " to treat by";

    private UnusableCalciumFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "unusableCalciumMgPerDl",
                                CalciumFacts.MG,
                                PATIENT,
                                "The newest corrected calcium, or total where there is none," + AT_WORST),
                        (fact, context) -> highest(
                                fact,
                                context,
                                CorrectedCalcium.of(context).unusableCalcium(),
                                CalciumChoice.WINDOW,
                                CalciumFacts.MG)),
                new OneFact(
                        FactDeclaration.decimal(
                                "unusableIonisedCalciumMmolPerL",
                                CalciumFacts.MMOL,
                                PATIENT,
                                "The newest ionised calcium" + AT_WORST),
                        (fact, context) -> highest(
                                fact,
                                context,
                                Optional.of(CalciumFacts.ionised(context))
                                        .filter(one -> one.known() == null && !one.isMissing()),
                                "ionised-calcium",
                                CalciumFacts.MMOL)));
    }

    private static Fact highest(
            FactBuilder fact, FactContext context, Optional<Measurement> unusable, String plausibleItem, String unit) {
        OptionalInt days = OptionalInt.of(Verdict.days(context, "hypercalcaemiaCalciumDays"));
        Measurement measured = unusable.filter(one -> Recency.of(
                                one.results().getFirst().time().days(),
                                context.record().today(),
                                days)
                        != Recency.OLDER)
                .orElse(null);
        if (measured == null) {
            return fact.unknown(UnknownReason.NOT_RECORDED);
        }
        @Nullable PlausibleRange bounds = context.plausible(plausibleItem);
        return measured.results().stream()
                .flatMap(result -> readings(measured.analyte(), result, bounds))
                .map(reading -> upperEnd(reading.in(unit)))
                .flatMap(Optional::stream)
                .max(BigDecimal::compareTo)
                .map(highest -> fact.because(measured.evidence()).number(Interval.exactly(highest)))
                .orElseGet(() -> fact.because(measured.evidence()).unknown(UnknownReason.NO_UNIT));
    }

    /** A unit that is written may be the wrong one of the two, as where a number of mg/dL stands beside mmol/L. */
    private static Stream<Reading> readings(Analyte analyte, Result result, @Nullable PlausibleRange bounds) {
        Reading written = analyte.read(result);
        if (written != null && written.isPlausible(bounds)) {
            return Stream.of(written);
        }
        if (!(result.value() instanceof ResultValue.Measured(Interval value, var _, var _, var _))) {
            return Stream.empty();
        }
        List<Reading> plausible = analyte.units().stream()
                .map(unit -> new Reading(analyte, result, value, unit))
                .filter(reading -> reading.isPlausible(bounds))
                .toList();
        return plausible.isEmpty() ? Stream.ofNullable(written) : plausible.stream();
    }

    /** Of a value that is only known to be above a limit: the limit. */
    private static Optional<BigDecimal> upperEnd(Interval value) {
        return Optional.ofNullable(Objects.requireNonNullElse(value.high(), value.low()));
    }
}
