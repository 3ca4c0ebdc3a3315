package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.bonewise.patient.Results;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Grade and histological type of a breast tumour. */
final class TumourGradeFacts {

    private static final String MORPHOLOGY =
            "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior";
    private static final Pattern GRADE =
            Pattern.compile("^(?:Nottingham )?(?:Grade |G)?([1-3])(?: grade.*)?$", Pattern.CASE_INSENSITIVE);
    private static final List<ConceptGroup> GRADES =
            List.of(ConceptGroup.TUMOUR_GRADE_1, ConceptGroup.TUMOUR_GRADE_2, ConceptGroup.TUMOUR_GRADE_3);
    private static final int LOWEST_SCORE = 3;
    private static final int HIGHEST_SCORE = 9;
    private static final int SCORES_PER_GRADE = 2;

    private TumourGradeFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "tumourGrade",
                                null,
                                PATIENT,
                                "Newest Observation of tumour-grade: 1 to 3 as code, text or number; of a Nottingham score 3 to"
                                        + " 5 is grade 1, 6 and 7 grade 2, 8 and 9 grade 3"),
                        (fact, context) -> Said.newest(
                                        context,
                                        "Tumour grade",
                                        context.record().results().of(ConceptGroup.TUMOUR_GRADE),
                                        result -> grade(result, context.record().codes()))
                                .close(fact, grade -> fact.number(Interval.exactly(BigDecimal.valueOf(grade))))),
                new OneFact(
                        FactDeclaration.words(
                                "tumourHistology",
                                PATIENT,
                                "ductal, lobular or other: by the code of the breast cancer Condition, its mCODE extension for"
                                        + " morphology, or the newest Observation of histology; a general code for breast"
                                        + " cancer tells none"),
                        TumourGradeFacts::histology));
    }

    private static Optional<Integer> grade(Result result, CodeGroups codes) {
        return switch (result.value()) {
            case ResultValue.Whole(int number) -> ofNumber(number, result, codes);
            case ResultValue.Measured measured
            when measured.value().isExact()
                    && measured.value().exact().stripTrailingZeros().scale() <= 0 ->
                ofNumber(measured.value().exact().intValue(), result, codes);
            case ResultValue.Coded(CodeableConcept concept)
            when GRADES.stream().anyMatch(group -> codes.in(group, concept)) ->
                GRADES.stream()
                        .filter(group -> codes.in(group, concept))
                        .map(group -> GRADES.indexOf(group) + 1)
                        .findFirst();
            default ->
                Said.words(result).stream()
                        .flatMap(word -> GRADE.matcher(word).results())
                        .map(MatchResult::group)
                        .map(found -> found.replaceAll("\\D", ""))
                        .map(Integer::valueOf)
                        .findFirst();
        };
    }

    private static Optional<Integer> ofNumber(int number, Result result, CodeGroups codes) {
        if (!codes.in(ConceptGroup.TUMOUR_GRADE_SCORE, result.code())) {
            return Optional.of(number).filter(grade -> grade >= 1 && grade <= GRADES.size());
        }
        return Optional.of(number)
                .filter(score -> score >= LOWEST_SCORE && score <= HIGHEST_SCORE)
                .map(score -> Math.max(1, (score - LOWEST_SCORE + 1) / SCORES_PER_GRADE));
    }

    private static Fact histology(FactBuilder fact, FactContext context) {
        CodeGroups codes = context.record().codes();
        List<Evidence> evidence = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Diagnosis diagnosis : EarlyBreastCancerFacts.invasiveCancers(context)) {
            type(diagnosis.code(), codes).ifPresent(words::add);
            diagnosis.resource().getExtensionsByUrl(MORPHOLOGY).stream()
                    .filter(extension -> extension.getValue() instanceof CodeableConcept)
                    .map(extension -> (CodeableConcept) extension.getValue())
                    .forEach(concept -> words.add(type(concept, codes).orElse("other")));
            evidence.add(diagnosis.evidence());
        }
        List<Evidence> ofConditions = words.isEmpty() ? List.of() : List.copyOf(evidence);
        fact.because(ofConditions);
        for (Result result : Results.newest(context.record().results().of(ConceptGroup.HISTOLOGY))) {
            if (result.value() instanceof ResultValue.Coded(CodeableConcept concept) && concept.hasCoding()) {
                words.add(type(concept, codes).orElse("other"));
                fact.because(result.evidence("Histology"));
            }
        }
        List<String> distinct = words.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return fact.unknown(Absence.missing(context, "Condition", "Observation"));
        }
        return distinct.size() == 1 ? fact.word(distinct.getFirst()) : fact.unknown(UnknownReason.CONFLICTING);
    }

    private static Optional<String> type(CodeableConcept concept, CodeGroups codes) {
        boolean ductal = codes.in(ConceptGroup.HISTOLOGY_DUCTAL, concept);
        boolean lobular = codes.in(ConceptGroup.HISTOLOGY_LOBULAR, concept);
        if (ductal == lobular) {
            return ductal ? Optional.of("other") : Optional.empty();
        }
        return Optional.of(ductal ? "ductal" : "lobular");
    }
}
