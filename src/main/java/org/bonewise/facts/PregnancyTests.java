package org.bonewise.facts;

import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultTime;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.jspecify.annotations.Nullable;

/**
 * The newest pregnancy test.
 *
 * @param answer what it says
 * @param time when, {@code null} when there is none
 * @param evidence the test, or the tests of one moment
 */
record PregnancyTests(Answer answer, @Nullable ResultTime time, List<Evidence> evidence) {

    /** What a test says. */
    enum Answer {
        POSITIVE,
        NEGATIVE,
        /** It cannot be read, or tests of one moment differ. */
        UNCLEAR,
        NONE
    }

    static PregnancyTests newest(FactContext context) {
        return newestOf(context, context.record().results().of(ConceptGroup.PREGNANCY_TEST));
    }

    /** The newest test that tells something, whatever unreadable ones came after it. */
    static PregnancyTests newestClear(FactContext context) {
        List<Result> left = context.record().results().of(ConceptGroup.PREGNANCY_TEST);
        PregnancyTests test = newestOf(context, left);
        while (test.answer() == Answer.UNCLEAR) {
            List<Result> unclear = Results.newest(left);
            left = left.stream().filter(result -> !unclear.contains(result)).toList();
            test = newestOf(context, left);
        }
        return test;
    }

    private static PregnancyTests newestOf(FactContext context, List<Result> tests) {
        List<Result> newest = Results.newest(tests);
        if (newest.isEmpty()) {
            return new PregnancyTests(Answer.NONE, null, List.of());
        }
        List<Answer> answers =
                newest.stream().map(result -> read(context, result)).distinct().toList();
        return new PregnancyTests(
                answers.size() == 1 ? answers.getFirst() : Answer.UNCLEAR,
                newest.getFirst().time(),
                newest.stream().map(result -> result.evidence("Pregnancy test")).toList());
    }

    private static Answer read(FactContext context, Result result) {
        CodeGroups codes = context.record().codes();
        if (result.value() instanceof ResultValue.Coded(var concept)) {
            boolean positive = codes.in(ConceptGroup.RESULT_POSITIVE, concept);
            boolean negative = codes.in(ConceptGroup.RESULT_NEGATIVE, concept);
            return positive == negative ? Answer.UNCLEAR : positive ? Answer.POSITIVE : Answer.NEGATIVE;
        }
        Reading reading = Analyte.HCG.read(result);
        if (reading == null) {
            return Answer.UNCLEAR;
        }
        Interval units = reading.in("[IU]/L");
        return switch (Comparisons.atLeast(units, context.parameter("pregnancyTestPositiveIuPerL"))) {
            case YES -> Answer.POSITIVE;
            case NO -> Answer.NEGATIVE;
            case UNKNOWN -> Answer.UNCLEAR;
        };
    }

    /** Whether it was taken within so many days. */
    boolean isWithin(FactContext context, OptionalInt days) {
        return time != null && Recency.of(time.days(), context.record().today(), days) == Recency.WITHIN;
    }
}
