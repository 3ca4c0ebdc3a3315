package org.bonewise.facts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultTime;
import org.bonewise.patient.Results;
import org.jspecify.annotations.Nullable;

/**
 * Which calcium results stand for the corrected calcium: first a reported corrected one, then a total with albumin drawn
 * within {@code albuminPairHours}, then a total alone. An earlier way wins unless it is older than another by more than one
 * day; else the newest wins.
 *
 * @param corrected the reported corrected calcium, when it was chosen
 * @param total the total calcium, when it was chosen
 * @param albumin the albumin that goes with the total; {@code null} when there is none
 */
record CalciumChoice(
        @Nullable Measurement corrected,
        @Nullable Measurement total,
        @Nullable Measurement albumin) {

    static final String WINDOW = "calcium";
    private static final int DAYS_APART = 1;

    private record Pair(Result total, List<Result> albumins) {}

    /** Chooses among the results in the window; where there is none, the newest of any age. */
    static CalciumChoice of(FactContext context) {
        List<Result> corrected = inWindow(context, ConceptGroup.CALCIUM_ALBUMIN_CORRECTED);
        List<Result> totals = inWindow(context, ConceptGroup.CALCIUM_TOTAL);
        Pair pair = pair(context, totals);
        if (corrected.isEmpty() && totals.isEmpty()) {
            return outside(context);
        }
        LocalDate newest = newest(corrected, totals);
        if (!corrected.isEmpty() && isCloseTo(newest, corrected.getFirst())) {
            return new CalciumChoice(reported(context, corrected), null, null);
        }
        if (pair != null && isCloseTo(newest, pair.total())) {
            return new CalciumChoice(
                    null,
                    judged(context, Analyte.CALCIUM, Results.atTimeOf(pair.total(), totals)),
                    Measurement.among(context, Analyte.ALBUMIN, pair.albumins(), context.window(WINDOW), "albumin"));
        }
        return new CalciumChoice(null, total(context), null);
    }

    /** The newest total in its window. */
    static Measurement total(FactContext context) {
        return judged(
                context,
                Analyte.CALCIUM,
                Results.newest(context.record().results().of(ConceptGroup.CALCIUM_TOTAL)));
    }

    private static CalciumChoice outside(FactContext context) {
        List<Result> corrected = context.record().results().of(ConceptGroup.CALCIUM_ALBUMIN_CORRECTED);
        return corrected.isEmpty()
                ? new CalciumChoice(null, total(context), null)
                : new CalciumChoice(reported(context, corrected), null, null);
    }

    private static Measurement reported(FactContext context, List<Result> corrected) {
        return judged(context, Analyte.CORRECTED_CALCIUM, Results.newest(corrected));
    }

    private static Measurement judged(FactContext context, Analyte analyte, List<Result> newest) {
        return Measurement.among(context, analyte, newest, context.window(WINDOW), WINDOW);
    }

    /** A result whose partial date leaves open whether it is in the window stays: its measurement then tells so. */
    private static List<Result> inWindow(FactContext context, ConceptGroup group) {
        OptionalInt window = context.window(WINDOW);
        return context.record().results().of(group).stream()
                .filter(result ->
                        Recency.of(result.time().days(), context.record().today(), window) != Recency.OLDER)
                .toList();
    }

    private static LocalDate newest(List<Result> corrected, List<Result> totals) {
        LocalDate latest = LocalDate.MIN;
        for (List<Result> results : List.of(corrected, totals)) {
            if (!results.isEmpty() && results.getFirst().time().days().latest().isAfter(latest)) {
                latest = results.getFirst().time().days().latest();
            }
        }
        return latest;
    }

    private static boolean isCloseTo(LocalDate newest, Result result) {
        return ChronoUnit.DAYS.between(result.time().days().latest(), newest) <= DAYS_APART;
    }

    private static @Nullable Pair pair(FactContext context, List<Result> totals) {
        List<Result> albumins = inWindow(context, ConceptGroup.ALBUMIN);
        Duration most = Duration.ofHours(context.parameter("albuminPairHours").longValueExact());
        for (Result total : totals) {
            List<Result> near = nearest(total.time(), albumins, most);
            if (!near.isEmpty()) {
                return new Pair(total, near);
            }
        }
        return null;
    }

    /** The albumin drawn nearest to {@code time}, several when the record does not tell which; the newer of two as near. */
    private static List<Result> nearest(ResultTime time, List<Result> albumins, Duration most) {
        List<Result> best = new ArrayList<>();
        for (Result albumin : albumins) {
            if (isPair(time, albumin.time(), most)
                    && (best.isEmpty()
                            || apart(time, albumin.time())
                                            .compareTo(
                                                    apart(time, best.getFirst().time()))
                                    < 0)) {
                best = new ArrayList<>(Results.atTimeOf(albumin, albumins));
            }
        }
        return best;
    }

    /** With both moments known at most so long apart; else on the same or the next day. */
    private static boolean isPair(ResultTime a, ResultTime b, Duration most) {
        if (a.hasMoment() && b.hasMoment()) {
            return apart(a, b).compareTo(most) <= 0;
        }
        LocalDate day = a.day();
        LocalDate other = b.day();
        return day != null && other != null && Math.abs(ChronoUnit.DAYS.between(day, other)) <= DAYS_APART;
    }

    private static Duration apart(ResultTime a, ResultTime b) {
        return a.hasMoment() && b.hasMoment()
                ? Duration.between(a.earliest(), b.earliest()).abs()
                : Duration.ofDays(Math.abs(
                        ChronoUnit.DAYS.between(a.days().latest(), b.days().latest())));
    }
}
