package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Oestrogen receptor and HER2 of a breast tumour. */
final class ReceptorFacts {

    private static final String PERCENT = "%";
    private static final Pattern STAIN =
            Pattern.compile("^(?:HER2 )?(?:IHC )?(?:score )?([0-3])\\+?$", Pattern.CASE_INSENSITIVE);
    private static final int POSITIVE_STAIN = 3;
    private static final int OPEN_STAIN = 2;

    private ReceptorFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "erPercent",
                                PERCENT,
                                PATIENT,
                                "Newest Observation of er-percent; without one below erNegativeBelowPercent by a negative"
                                        + " er-status or a Condition that says so; a positive status alone tells no percentage"),
                        ReceptorFacts::oestrogen),
                new OneFact(
                        FactDeclaration.flag(
                                "her2Positive",
                                PATIENT,
                                "Newest Observation of her2-fish, else of her2-status: positive or negative, of a stain 0 and"
                                        + " 1+ negative, 3+ positive, 2+ open; else negative by a triple negative Condition"),
                        ReceptorFacts::her2));
    }

    private static Fact oestrogen(FactBuilder fact, FactContext context) {
        Measurement percent = Measurement.newest(
                context,
                Analyte.ER_PERCENT,
                context.record().results().of(ConceptGroup.ER_PERCENT),
                OptionalInt.empty(),
                ConceptGroup.ER_PERCENT.id());
        if (!percent.isMissing()) {
            return percent.number(fact, PERCENT);
        }
        Said<Boolean> status = Said.newest(
                context,
                "ER status",
                context.record().results().of(ConceptGroup.ER_STATUS),
                result -> positive(result, context.record().codes()));
        List<Evidence> negative = new ArrayList<>(
                conditions(context, ConceptGroup.ER_NEGATIVE, ConceptGroup.TRIPLE_NEGATIVE_BREAST_CANCER));
        boolean isPositive = status.value().filter(Boolean::booleanValue).isPresent();
        if (status.value().filter(value -> !value).isPresent()) {
            negative.addAll(status.evidence());
        }
        fact.because(negative);
        if (isPositive && !negative.isEmpty()) {
            return fact.because(status.evidence()).unknown(UnknownReason.CONFLICTING);
        }
        if (!negative.isEmpty()) {
            return fact.number(Interval.lessThan(context.parameter("erNegativeBelowPercent"), false));
        }
        List<Evidence> words = new ArrayList<>(status.evidence());
        words.addAll(conditions(context, ConceptGroup.ER_STATUS));
        return words.isEmpty()
                ? fact.unknown(Absence.missing(context, "Observation", "Condition"))
                : fact.because(words).unknown(UnknownReason.NOT_SPECIFIC);
    }

    private static Fact her2(FactBuilder fact, FactContext context) {
        CodeGroups codes = context.record().codes();
        Said<Boolean> fish = Said.newest(
                context,
                "HER2 (FISH)",
                context.record().results().of(ConceptGroup.HER2_FISH),
                result -> positive(result, codes));
        if (fish.value().isPresent()) {
            return fish.close(fact, fact::flag);
        }
        List<Result> others = context.record().results().of(ConceptGroup.HER2_STATUS).stream()
                .filter(result -> !codes.in(ConceptGroup.HER2_FISH, result.code()))
                .filter(result -> !(result.value() instanceof ResultValue.Measured))
                .toList();
        Said<Boolean> stain = Said.newest(context, "HER2", others, result -> her2(result, codes));
        if (stain.isMissing() && fish.isMissing()) {
            List<Evidence> triple = conditions(context, ConceptGroup.TRIPLE_NEGATIVE_BREAST_CANCER);
            return triple.isEmpty()
                    ? fact.unknown(Absence.missing(context, "Observation", "Condition"))
                    : fact.because(triple).flag(false);
        }
        return stain.isMissing() ? fish.close(fact, fact::flag) : stain.close(fact, fact::flag);
    }

    private static Optional<Boolean> her2(Result result, CodeGroups codes) {
        Optional<Boolean> coded = positive(result, codes);
        if (coded.isPresent()) {
            return coded;
        }
        Optional<Integer> stain = result.value() instanceof ResultValue.Whole(int number)
                ? Optional.of(number)
                : Said.words(result).stream()
                        .flatMap(word -> STAIN.matcher(word).results())
                        .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                        .findFirst();
        return stain.filter(number -> number != OPEN_STAIN && number >= 0 && number <= POSITIVE_STAIN)
                .map(number -> number == POSITIVE_STAIN);
    }

    private static Optional<Boolean> positive(Result result, CodeGroups codes) {
        if (!(result.value() instanceof ResultValue.Coded(CodeableConcept concept))) {
            return Optional.empty();
        }
        if (codes.in(ConceptGroup.RESULT_NEGATIVE, concept)) {
            return Optional.of(false);
        }
        return codes.in(ConceptGroup.RESULT_POSITIVE, concept) ? Optional.of(true) : Optional.empty();
    }

    private static List<Evidence> conditions(FactContext context, ConceptGroup... groups) {
        return context.record().diagnoses().of(groups).stream()
                .filter(Diagnosis::isNotOver)
                .map(Diagnosis::evidence)
                .toList();
    }
}
