package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** Pregnancy and its tests. */
final class PregnancyFacts {

    private PregnancyFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "pregnant",
                                PATIENT,
                                "Yes by a current Condition of the group pregnancy, undated or dated at most pregnancyDays ago,"
                                        + " by Observation pregnancy-status 'pregnant' of that age, or when the newest pregnancy"
                                        + " test that can be read is positive and at most positivePregnancyTestDays old, unless a later test is"
                                        + " negative. No in a male, by a negative test within the window 'hcg', or without"
                                        + " childbearing potential; else unknown"),
                        PregnancyFacts::pregnant),
                new OneFact(
                        FactDeclaration.flag(
                                "pregnancyPossible",
                                PATIENT,
                                "A provisional, differential or unconfirmed Condition of the group pregnancy, or one by a code"
                                        + " that is not specific, that is not over, undated or dated at most pregnancyDays ago;"
                                        + " not in a male"),
                        PregnancyFacts::possible),
                new OneFact(
                        FactDeclaration.flag(
                                "negativePregnancyTestInWindow",
                                PATIENT,
                                "The newest pregnancy test is negative (coded, or hCG below pregnancyTestPositiveIuPerL) and"
                                        + " within the window 'hcg'"),
                        (fact, context) -> negativeWithin(fact, context, context.window("hcg"))),
                new OneFact(
                        FactDeclaration.flag(
                                "negativePregnancyTestWithinYear",
                                PATIENT,
                                "The newest pregnancy test is negative and at most negativePregnancyTestDays old"),
                        (fact, context) -> negativeWithin(
                                fact,
                                context,
                                OptionalInt.of(context.parameter("negativePregnancyTestDays")
                                        .intValueExact()))));
    }

    private static Fact negativeWithin(FactBuilder fact, FactContext context, OptionalInt days) {
        PregnancyTests test = PregnancyTests.newest(context);
        return fact.because(test.evidence())
                .flag(test.answer() == PregnancyTests.Answer.NEGATIVE && test.isWithin(context, days));
    }

    private static Fact pregnant(FactBuilder fact, FactContext context) {
        String sex = context.fact("sex").word();
        if (sex == null) {
            return fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
        }
        if (sex.equals(PatientFacts.MALE)) {
            return fact.because(context.fact("sex").evidence()).flag(false);
        }
        PregnancyTests test = PregnancyTests.newest(context);
        List<Evidence> signs = signs(context, test);
        if (!signs.isEmpty()) {
            return fact.because(signs).flag(true);
        }
        if (test.answer() == PregnancyTests.Answer.NEGATIVE && test.isWithin(context, context.window("hcg"))) {
            return fact.because(test.evidence()).flag(false);
        }
        Fact potential = context.fact("childbearingPotential");
        if (potential.isKnown() && !potential.isTrue()) {
            return fact.because(potential.evidence()).flag(false);
        }
        List<Diagnosis> doubtful = context.record().diagnoses().doubtful(ConceptGroup.PREGNANCY);
        return doubtful.isEmpty()
                ? fact.because(test.evidence()).unknown(Absence.missing(context, "Condition", "Observation"))
                : fact.because(RecentConditions.evidence(doubtful)).unknown(UnknownReason.NOT_SPECIFIC);
    }

    private static Fact possible(FactBuilder fact, FactContext context) {
        int days = context.parameter("pregnancyDays").intValueExact();
        List<Evidence> marked = PatientFacts.MALE.equals(context.fact("sex").word())
                ? List.of()
                : context.record().diagnoses().doubtful(ConceptGroup.PREGNANCY).stream()
                        .filter(one -> one.date() == null
                                || one.date().within(days, context.record().today()) != Ternary.NO)
                        .map(Diagnosis::evidence)
                        .toList();
        return Verdict.of(fact, context, marked, "Condition");
    }

    private static List<Evidence> signs(FactContext context, PregnancyTests test) {
        int days = context.parameter("pregnancyDays").intValueExact();
        List<Evidence> signs = new ArrayList<>();
        RecentConditions conditions = RecentConditions.of(context, ConceptGroup.PREGNANCY, days);
        for (List<Diagnosis> some : List.of(conditions.recent(), conditions.open())) {
            some.stream().filter(one -> !isEndedBy(test, one.date())).forEach(one -> signs.add(one.evidence()));
        }
        for (Result status : Results.newest(context.record().results().of(ConceptGroup.PREGNANCY_STATUS))) {
            if (saysPregnant(context, status)
                    && Recency.of(status.time().days(), context.record().today(), OptionalInt.of(days))
                            == Recency.WITHIN
                    && !isEndedBy(test, status.time().days())) {
                signs.add(status.evidence("Pregnancy status"));
            }
        }
        int testDays = context.parameter("positivePregnancyTestDays").intValueExact();
        PregnancyTests clear = PregnancyTests.newestClear(context);
        if (clear.answer() == PregnancyTests.Answer.POSITIVE && clear.isWithin(context, OptionalInt.of(testDays))) {
            signs.addAll(clear.evidence());
        }
        return signs;
    }

    private static boolean saysPregnant(FactContext context, Result status) {
        return status.value() instanceof ResultValue.Coded(var concept)
                && context.record()
                        .codes()
                        .inAny(List.of(ConceptGroup.PREGNANCY_STATUS_VALUE, ConceptGroup.PREGNANCY), concept);
    }

    private static boolean isEndedBy(PregnancyTests test, @Nullable DateRange sign) {
        return test.answer() == PregnancyTests.Answer.NEGATIVE
                && test.time() != null
                && sign != null
                && test.time().days().earliest().isAfter(sign.latest());
    }
}
