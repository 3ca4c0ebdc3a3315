package org.bonewise.facts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * What the newest of some results say in words or categories, where they agree.
 *
 * @param value present when it can be told
 * @param reason why not
 * @param evidence the results it was read from
 */
record Said<T>(Optional<T> value, UnknownReason reason, List<Evidence> evidence) {

    /** Reads the newest of {@code results} (newest first, as the record gives them). */
    static <T> Said<T> newest(
            FactContext context, String label, List<Result> results, Function<Result, Optional<T>> reader) {
        List<Result> newest = Results.newest(results);
        if (newest.isEmpty()) {
            return new Said<>(Optional.empty(), Absence.missing(context, "Observation"), List.of());
        }
        List<Evidence> evidence =
                newest.stream().map(result -> result.evidence(label)).toList();
        List<Optional<T>> values = newest.stream().map(reader).distinct().toList();
        return values.size() == 1
                ? new Said<>(values.getFirst(), UnknownReason.NOT_SPECIFIC, evidence)
                : new Said<>(Optional.empty(), UnknownReason.CONFLICTING, evidence);
    }

    /** Whether there was nothing to read. */
    boolean isMissing() {
        return evidence.isEmpty();
    }

    /** Closes a fact with what was read. */
    Fact close(FactBuilder fact, Function<T, Fact> known) {
        fact.because(evidence);
        return value.map(known).orElseGet(() -> fact.unknown(reason));
    }

    /** The codes and texts of a result that is a category. */
    static List<String> words(Result result) {
        return switch (result.value()) {
            case ResultValue.Coded(CodeableConcept concept) -> words(concept);
            case ResultValue.Text(String text) -> List.of(text.strip());
            default -> List.of();
        };
    }

    private static List<String> words(CodeableConcept concept) {
        Stream<String> coded =
                concept.getCoding().stream().flatMap(coding -> Stream.of(coding.getCode(), display(coding)));
        return Stream.concat(coded, Stream.of(concept.getText()))
                .filter(Objects::nonNull)
                .map(String::strip)
                .toList();
    }

    private static String display(Coding coding) {
        return coding.getDisplay() == null ? "" : coding.getDisplay();
    }
}
