package org.bonewise.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.jspecify.annotations.Nullable;

/** The ECOG performance status. */
final class Ecog {

    private static final BigDecimal WORST_LIVING = BigDecimal.valueOf(4);
    private static final BigDecimal WORST = BigDecimal.valueOf(5);
    private static final List<ConceptGroup> GRADES = List.of(
            ConceptGroup.ECOG_GRADE_0,
            ConceptGroup.ECOG_GRADE_1,
            ConceptGroup.ECOG_GRADE_2,
            ConceptGroup.ECOG_GRADE_3,
            ConceptGroup.ECOG_GRADE_4);

    private Ecog() {}

    static Fact derive(FactBuilder fact, FactContext context) {
        List<Result> ecog = newest(context, ConceptGroup.ECOG);
        List<Result> karnofsky = newest(context, ConceptGroup.KARNOFSKY);
        boolean byKarnofsky = !karnofsky.isEmpty() && (ecog.isEmpty() || recency(context, ecog) == Recency.OLDER);
        List<Result> used = byKarnofsky ? karnofsky : ecog;
        String label = byKarnofsky ? "Karnofsky" : "ECOG";
        if (used.isEmpty()) {
            return fact.unknown(Absence.missing(context, "Observation"));
        }
        used.forEach(result -> fact.because(result.evidence(label)));
        fact.asOf(used.getFirst().time().day());
        BigDecimal score = score(used, context.record().codes());
        if (score == null) {
            return fact.unknown(used.size() > 1 ? UnknownReason.CONFLICTING : UnknownReason.NOT_SPECIFIC);
        }
        Recency recency = recency(context, used);
        if (recency == Recency.OPEN) {
            return fact.unknown(UnknownReason.NOT_EXACT);
        }
        if (byKarnofsky && score.compareTo(context.parameter("karnofskyAsEcog4")) > 0) {
            return fact.unknown(UnknownReason.NOT_SPECIFIC);
        }
        Interval grade = Interval.exactly(byKarnofsky ? WORST_LIVING : score);
        if (recency == Recency.OLDER) {
            return fact.stale(new FactValue.Decimal(grade));
        }
        return grade.exact().signum() < 0 || grade.exact().compareTo(WORST) > 0
                ? fact.implausible(new FactValue.Decimal(grade))
                : fact.number(grade);
    }

    private static List<Result> newest(FactContext context, ConceptGroup group) {
        return Results.newest(context.record().results().of(group));
    }

    private static Recency recency(FactContext context, List<Result> results) {
        OptionalInt window = context.window("ecog");
        return Recency.of(results.getFirst().time().days(), context.record().today(), window);
    }

    /** The one score they all say; {@code null} when they differ or say none. */
    private static @Nullable BigDecimal score(List<Result> results, CodeGroups codes) {
        BigDecimal found = null;
        for (Result result : results) {
            BigDecimal score = score(result.value(), codes);
            if (score == null || (found != null && found.compareTo(score) != 0)) {
                return null;
            }
            found = score;
        }
        return found;
    }

    private static @Nullable BigDecimal score(ResultValue value, CodeGroups codes) {
        return switch (value) {
            case ResultValue.Whole(int number) -> BigDecimal.valueOf(number);
            case ResultValue.Measured measured
            when measured.value().isExact() -> measured.value().exact();
            case ResultValue.Coded(var concept) ->
                GRADES.stream()
                        .filter(grade -> codes.in(grade, concept))
                        .map(grade -> BigDecimal.valueOf(GRADES.indexOf(grade)))
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }
}
