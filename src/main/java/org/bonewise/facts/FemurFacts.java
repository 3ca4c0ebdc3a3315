package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** Atypical fractures, and the pain that announces them. */
final class FemurFacts {

    private static final String PAIN_DAYS = "femoralPainDays";

    private FemurFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "atypicalFracture",
                        "Confirmed Condition of atypical-femoral-fracture, whatever its course",
                        (fact, context) -> Verdict.of(fact, context, fractures(context), "Condition")),
                flag(
                        "atypicalFractureUnclear",
                        "A Condition, not over, by a code that may mean an atypical fracture, or one that is not confirmed;"
                                + " false while atypicalFracture is true",
                        (fact, context) -> Verdict.of(
                                fact,
                                context,
                                fractures(context).isEmpty()
                                        ? evidence(context.record()
                                                .diagnoses()
                                                .doubtful(ConceptGroup.ATYPICAL_FEMORAL_FRACTURE))
                                        : List.of(),
                                "Condition")),
                flag(
                        "femoralPainOnTherapy",
                        "Condition current, or Observation that does not say no, of femoral-pain, at most femoralPainDays old"
                                + " and later than the first dose of any bone-modifying agent",
                        FemurFacts::pain));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static List<Evidence> fractures(FactContext context) {
        return evidence(context.record().diagnoses().of(ConceptGroup.ATYPICAL_FEMORAL_FRACTURE).stream()
                .filter(Diagnosis::confirmed)
                .toList());
    }

    private static Fact pain(FactBuilder fact, FactContext context) {
        LocalDate first = FirstBmaDay.of(context).orElse(null);
        List<Evidence> sure = new ArrayList<>();
        List<Evidence> open = new ArrayList<>();
        for (Diagnosis one : context.record().diagnoses().current(ConceptGroup.FEMORAL_PAIN)) {
            sort(counts(one.date(), first, context), one.evidence(), sure, open);
        }
        for (Result result : context.record().results().of(ConceptGroup.FEMORAL_PAIN)) {
            if (isPresent(result.value(), context)) {
                sort(counts(result.time().days(), first, context), result.evidence("Pain"), sure, open);
            }
        }
        return Verdict.dated(fact, context, sure, open, "Condition");
    }

    private static Ternary counts(@Nullable DateRange date, @Nullable LocalDate first, FactContext context) {
        if (first == null) {
            return Ternary.NO;
        }
        return date == null
                ? Ternary.UNKNOWN
                : date.within(Verdict.days(context, PAIN_DAYS), context.record().today())
                        .and(date.after(first));
    }

    private static void sort(Ternary counts, Evidence proof, List<Evidence> sure, List<Evidence> open) {
        if (counts != Ternary.NO) {
            (counts == Ternary.YES ? sure : open).add(proof);
        }
    }

    private static boolean isPresent(ResultValue value, FactContext context) {
        return switch (value) {
            case ResultValue.Truth(boolean yes) -> yes;
            case ResultValue.Coded(var concept) -> !context.record().codes().in(ConceptGroup.RESULT_NEGATIVE, concept);
            default -> true;
        };
    }

    private static List<Evidence> evidence(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Diagnosis::evidence).toList();
    }
}
