package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.jspecify.annotations.Nullable;

/** Calcium: corrected, ionised and total are three facts, never one. */
final class CalciumFacts {

    static final String MMOL = "mmol/L";
    static final String MG = "mg/dL";
    private static final String CORRECTED =
            "Calcium corrected for albumin: a reported one, else total calcium and albumin"
                    + " drawn within albuminPairHours, all within the window 'calcium'; an earlier way wins unless it is older by"
                    + " more than one day";
    private static final String IONISED = "Newest Observation of the group calcium-ionised within the window 'calcium'";
    private static final String TOTAL = "Newest Observation of the group calcium-total within the window 'calcium'";

    private CalciumFacts() {}

    static List<FactDefinition> all() {
        List<FactDefinition> all = new ArrayList<>();
        all.add(decimal("correctedCalciumMmolPerL", MMOL, CORRECTED, (fact, context) -> CorrectedCalcium.of(context)
                .number(fact, MMOL)));
        all.add(decimal("correctedCalciumMgPerDl", MG, CORRECTED, (fact, context) -> CorrectedCalcium.of(context)
                .number(fact, MG)));
        all.add(unit("correctedCalciumUnit", CORRECTED, (fact, context) -> CorrectedCalcium.of(context)
                .unit(fact)));
        all.addAll(LabRangeFacts.of("calciumRange", CORRECTED, context -> CorrectedCalcium.of(context)
                .base()));
        all.addAll(measured("ionisedCalcium", "ionisedRange", IONISED, CalciumFacts::ionised));
        all.addAll(measured("totalCalcium", "totalCalciumRange", TOTAL, CalciumChoice::total));
        all.add(decimal(
                "albuminGPerL",
                "g/L",
                "Newest Observation of the group albumin within the window 'calcium'",
                (fact, context) -> albumin(context).number(fact, "g/L")));
        all.addAll(whetherKnown());
        return all;
    }

    private static List<FactDefinition> whetherKnown() {
        List<FactDefinition> all = new ArrayList<>();
        all.add(new OneFact(
                FactDeclaration.flag(
                        "calciumInWindow",
                        CANDIDATE,
                        "Corrected or ionised calcium is known within the window 'calcium'"),
                (fact, context) -> anyKnown(
                        fact, context.fact("correctedCalciumMmolPerL"), context.fact("ionisedCalciumMmolPerL"))));
        all.add(new OneFact(
                FactDeclaration.flag(
                        "anyCalciumInWindow",
                        CANDIDATE,
                        "Corrected, ionised or total calcium is known within the window 'calcium'"),
                (fact, context) -> anyKnown(
                        fact,
                        context.fact("correctedCalciumMmolPerL"),
                        context.fact("ionisedCalciumMmolPerL"),
                        context.fact("totalCalciumMmolPerL"))));
        all.add(new OneFact(
                FactDeclaration.flag(
                        "calciumUncorrected",
                        CANDIDATE,
                        "Total calcium is known, no corrected one and no ionised one of at most a day before it, and the"
                                + " reason is that albumin is missing or too old"),
                CalciumFacts::uncorrected));
        all.add(new OneFact(
                FactDeclaration.flag(
                        "calciumCurrentForHypercalcaemia",
                        CANDIDATE,
                        "The calcium by which hypercalcaemia is judged (corrected, else total without albumin, else ionised)"
                                + " is at most hypercalcaemiaCalciumDays old"),
                CalciumFacts::currentForHypercalcaemia));
        return all;
    }

    private static List<FactDefinition> measured(
            String name, String range, String how, Function<FactContext, Measurement> source) {
        List<FactDefinition> all = new ArrayList<>();
        all.add(decimal(name + "MmolPerL", MMOL, how, (fact, context) -> source.apply(context)
                .number(fact, MMOL)));
        all.add(decimal(name + "MgPerDl", MG, how, (fact, context) -> source.apply(context)
                .number(fact, MG)));
        all.add(unit(
                name + "Unit", how, (fact, context) -> source.apply(context).unit(fact)));
        Function<FactContext, @Nullable Reading> reading =
                context -> source.apply(context).known();
        all.addAll(LabRangeFacts.of(range, how, reading));
        return all;
    }

    private static OneFact decimal(String name, String unit, String how, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.decimal(name, unit, CANDIDATE, how), rule);
    }

    private static OneFact unit(String name, String how, OneFact.Rule rule) {
        return new OneFact(
                FactDeclaration.words(name, CANDIDATE, "mmol/L or mg/dL, as the calcium was reported. " + how), rule);
    }

    static Measurement ionised(FactContext context) {
        return Measurement.newest(
                context,
                Analyte.IONISED_CALCIUM,
                context.record().results().of(ConceptGroup.CALCIUM_IONISED),
                context.window(CalciumChoice.WINDOW),
                "ionised-calcium");
    }

    private static Measurement albumin(FactContext context) {
        return Measurement.newest(
                context,
                Analyte.ALBUMIN,
                context.record().results().of(ConceptGroup.ALBUMIN),
                context.window(CalciumChoice.WINDOW),
                "albumin");
    }

    private static Fact anyKnown(FactBuilder fact, Fact... calcium) {
        boolean known = false;
        for (Fact one : calcium) {
            if (one.isKnown()) {
                fact.because(one.evidence());
                known = true;
            }
        }
        if (!known) {
            for (Fact one : calcium) {
                fact.because(one.evidence());
            }
        }
        return fact.flag(known);
    }

    /** An ionised calcium more than a day older than the newest total does not answer for it. */
    private static boolean stillCounts(@Nullable Reading ionised, Reading total) {
        return ionised != null
                && !ionised.result()
                        .time()
                        .days()
                        .latest()
                        .plusDays(1)
                        .isBefore(total.result().time().days().earliest());
    }

    private static Fact uncorrected(FactBuilder fact, FactContext context) {
        Reading total = CalciumChoice.total(context).known();
        CorrectedCalcium corrected = CorrectedCalcium.of(context);
        if (total == null || corrected.isKnown() || stillCounts(ionised(context).known(), total)) {
            return fact.flag(false);
        }
        return corrected.lacksAlbumin() ? fact.because(total.evidence()).flag(true) : fact.flag(false);
    }

    private static Fact currentForHypercalcaemia(FactBuilder fact, FactContext context) {
        Reading judged = CorrectedCalcium.of(context).base();
        if (judged == null) {
            judged = context.fact("calciumUncorrected").isTrue()
                    ? CalciumChoice.total(context).known()
                    : ionised(context).known();
        }
        OptionalInt days = OptionalInt.of(Verdict.days(context, "hypercalcaemiaCalciumDays"));
        if (judged == null) {
            return fact.flag(false);
        }
        return fact.because(judged.evidence())
                .flag(Recency.of(judged.result().time().days(), context.record().today(), days) == Recency.WITHIN);
    }
}
