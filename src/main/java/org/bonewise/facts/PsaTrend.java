package org.bonewise.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.bonewise.patient.Ternary;
import org.bonewise.patient.Units;
import org.jspecify.annotations.Nullable;

/** How the prostate-specific antigen moves: values in ng/mL, newest first. */
final class PsaTrend {

    private static final String UNIT = "ng/mL";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private record Value(Result result, Interval nanogramsPerMl) {}

    private final FactContext context;
    private final List<Value> values = new ArrayList<>();

    PsaTrend(FactContext context) {
        this.context = context;
        List<Result> all = context.record().results().of(ConceptGroup.PSA);
        if (!newestTells(all)) {
            return;
        }
        int days = Verdict.days(context, "psaLookbackDays");
        for (Result result : all) {
            Interval value = value(result);
            if (value != null
                    && result.time().days().within(days, context.record().today()) == Ternary.YES) {
                values.add(new Value(result, value));
            }
        }
    }

    /** Where the newest value cannot be read, or values of its moment contradict it, older ones do not take its place. */
    private static boolean newestTells(List<Result> all) {
        List<Result> newest = Results.newest(all);
        Interval first = newest.isEmpty() ? null : value(newest.getFirst());
        return first != null && newest.stream().allMatch(one -> first.equals(value(one)));
    }

    /** The rise, when the newest value is surely a progression. */
    List<Evidence> progression() {
        if (values.size() < Verdict.days(context, "psaRiseMinimumValues")) {
            return List.of();
        }
        BigDecimal newest = values.getFirst().nanogramsPerMl().low();
        Optional<BigDecimal> lowest =
                values.stream().skip(1).map(one -> most(one.nanogramsPerMl())).min(BigDecimal::compareTo);
        if (newest == null || lowest.isEmpty()) {
            return List.of();
        }
        BigDecimal rise = newest.subtract(lowest.get());
        BigDecimal percent = context.parameter("psaRisePercent");
        boolean progresses = rise.compareTo(context.parameter("psaRiseNgPerMl")) >= 0
                && rise.multiply(HUNDRED).compareTo(lowest.get().multiply(percent)) >= 0
                && newest.compareTo(most(values.get(1).nanogramsPerMl())) > 0;
        return progresses ? evidence(values) : List.of();
    }

    /** The values of the time in which they must be stable; empty when there are too few of them. */
    List<Evidence> stable() {
        int days = Verdict.days(context, "psaStableDays");
        List<Value> recent = values.stream()
                .filter(one ->
                        one.result().time().days().within(days, context.record().today()) == Ternary.YES)
                .toList();
        return recent.size() >= Verdict.days(context, "psaStableMinimumValues") ? evidence(recent) : List.of();
    }

    private static List<Evidence> evidence(List<Value> values) {
        return values.stream().map(one -> one.result().evidence("PSA")).toList();
    }

    private static BigDecimal most(Interval value) {
        BigDecimal high = value.high();
        return high == null ? java.util.Objects.requireNonNull(value.low()) : high;
    }

    private static @Nullable Interval value(Result result) {
        if (!(result.value() instanceof ResultValue.Measured measured) || measured.unit() == null) {
            return null;
        }
        BigDecimal factor = Units.factor(measured.unit(), UNIT);
        return factor == null ? null : measured.value().times(factor).settled();
    }
}
