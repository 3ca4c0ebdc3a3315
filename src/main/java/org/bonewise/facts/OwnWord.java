package org.bonewise.facts;

import java.util.List;
import java.util.Optional;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;

/** Results whose value is one of the words of our own code system. */
final class OwnWord {

    private static final String OWN_SYSTEM = "https://bonewise.github.io/fhir/CodeSystem/bonewise";

    private OwnWord() {}

    /** The first of {@code words} that the value of {@code result} is coded as. */
    static Optional<String> of(Result result, List<String> words) {
        return result.value() instanceof ResultValue.Coded coded
                ? words.stream()
                        .filter(word -> coded.concept().hasCoding(OWN_SYSTEM, word))
                        .findFirst()
                : Optional.empty();
    }
}
