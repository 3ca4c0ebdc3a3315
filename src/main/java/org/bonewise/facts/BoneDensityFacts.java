package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.jspecify.annotations.Nullable;

/** The lowest T-score of the newest bone density exam. */
final class BoneDensityFacts {

    private static final List<ConceptGroup> SITES = List.of(
            ConceptGroup.DXA_T_SCORE_SPINE, ConceptGroup.DXA_T_SCORE_HIP, ConceptGroup.DXA_T_SCORE_FEMORAL_NECK);
    private static final Set<String> UNITS = Set.of("", "1", "{score}", "{t-score}", "t-score");
    private static final String LABEL = "T-score";

    private BoneDensityFacts() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.decimal(
                        "tScore",
                        null,
                        PATIENT,
                        "The lowest of all dxa-t-score-spine, dxa-t-score-hip and dxa-t-score-femoral-neck of the newest"
                                + " exam (results within dxaExamDays before the newest), without unit or with {score}, 1"
                                + " or T-score; within the window 'dxa-at-start' while endocrineTherapyStarting, else"
                                + " 'dxa'"),
                BoneDensityFacts::lowest));
    }

    private static Fact lowest(FactBuilder fact, FactContext context) {
        List<Result> exam = exam(context);
        if (exam.isEmpty()) {
            return fact.unknown(Absence.missing(context, "Observation"));
        }
        exam.forEach(result -> fact.because(result.evidence(LABEL)));
        List<Interval> scores = new ArrayList<>();
        boolean isImplausible = false;
        for (Result result : exam) {
            Interval score = score(result);
            if (score == null) {
                return fact.unknown(UnknownReason.NO_UNIT);
            }
            isImplausible |= !isPlausible(score, context.plausible("t-score"));
            scores.add(score);
        }
        Interval lowest = scores.stream().reduce(Interval::min).orElseThrow();
        fact.asOf(exam.getFirst().time().day());
        if (isImplausible) {
            return fact.implausible(new FactValue.Decimal(lowest));
        }
        return switch (recency(exam.getFirst(), context)) {
            case WITHIN -> fact.number(lowest);
            case OLDER -> fact.stale(new FactValue.Decimal(lowest));
            case OPEN -> fact.unknown(UnknownReason.NOT_EXACT);
        };
    }

    private static List<Result> exam(FactContext context) {
        List<Result> all = context.record().results().ofAny(SITES);
        if (all.isEmpty()) {
            return all;
        }
        int days = Verdict.days(context, "dxaExamDays");
        LocalDate first = all.getFirst().time().days().latest().minusDays(days);
        return all.stream()
                .filter(result -> !result.time().days().latest().isBefore(first))
                .toList();
    }

    /** While it is not known whether therapy is starting, an exam that only one of the two windows holds is open. */
    private static Recency recency(Result newest, FactContext context) {
        LocalDate today = context.record().today();
        OptionalInt usual = context.window("dxa");
        OptionalInt atStart = context.window("dxa-at-start");
        Fact starting = context.fact("endocrineTherapyStarting");
        Recency ofUsual = Recency.of(newest.time().days(), today, usual);
        Recency ofStart = Recency.of(newest.time().days(), today, atStart);
        if (starting.isKnown()) {
            return starting.isTrue() ? ofStart : ofUsual;
        }
        return ofUsual == ofStart ? ofUsual : Recency.OPEN;
    }

    private static @Nullable Interval score(Result result) {
        if (!(result.value() instanceof ResultValue.Measured measured) || !isScore(measured)) {
            return null;
        }
        Interval value = measured.value();
        boolean isBelowNumber = !value.isExact() && value.high() != null;
        // A number with "<" is read as not negative, which scores are.
        return isBelowNumber ? new Interval(null, false, value.high(), value.highIncluded()) : value;
    }

    private static boolean isScore(ResultValue.Measured measured) {
        String unit = measured.unit() == null ? measured.writtenUnit() : measured.unit();
        return UNITS.contains(unit.strip().toLowerCase(Locale.ROOT))
                || UNITS.contains(measured.writtenUnit().strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isPlausible(Interval score, @Nullable PlausibleRange bounds) {
        if (bounds == null) {
            return true;
        }
        return !isOutside(score.high(), bounds.low(), -1) && !isOutside(score.low(), bounds.high(), 1);
    }

    private static boolean isOutside(@Nullable BigDecimal end, @Nullable BigDecimal limit, int side) {
        return end != null && limit != null && Integer.signum(end.compareTo(limit)) == side;
    }
}
