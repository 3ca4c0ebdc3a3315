package org.bonewise.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.explain.Explanation.AsReported;
import org.bonewise.explain.Explanation.OneOf;
import org.bonewise.explain.Explanation.Proof;
import org.bonewise.explain.Explanation.Range;
import org.bonewise.explain.Explanation.StatedFact;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a decision asked for. One that differs between regimens (a result that is fresh enough for one and not for another)
 * stands once for each way in which it was seen, with the regimens.
 */
final class StatedFacts {

    private final Assessment assessment;

    StatedFacts(Assessment assessment) {
        this.assessment = assessment;
    }

    /** All of them by name; as seen for the patient first. */
    List<StatedFact> all() {
        Set<Fact> ofPatient = new LinkedHashSet<>(assessment.facts().asked());
        Map<Fact, Set<String>> ofRegimens = new LinkedHashMap<>();
        for (CandidateAssessment candidate : assessment.candidates()) {
            for (Fact fact : candidate.facts().asked()) {
                if (!ofPatient.contains(fact)) {
                    ofRegimens
                            .computeIfAbsent(fact, _ -> new LinkedHashSet<>())
                            .add(candidate.candidate().regimen().id());
                }
            }
        }
        Set<String> names = Stream.concat(ofPatient.stream(), ofRegimens.keySet().stream())
                .map(Fact::name)
                .collect(Collectors.toSet());
        // What only rules about a start as a whole asked for.
        named().filter(fact -> !names.contains(fact.name())).forEach(ofPatient::add);

        List<StatedFact> all = new ArrayList<>();
        ofPatient.forEach(fact -> all.add(stated(fact, null)));
        ofRegimens.forEach((fact, regimens) -> all.add(stated(fact, List.copyOf(regimens))));
        all.sort(Comparator.comparing(StatedFact::name));
        return List.copyOf(all);
    }

    /** Facts that findings name. */
    private Stream<Fact> named() {
        return Stream.of(
                        assessment.indications().stream()
                                .flatMap(finding -> Stream.of(finding.because(), finding.missing())),
                        Messages.findings(assessment)
                                .flatMap(said -> Stream.of(
                                        said.finding().because(), said.finding().missing())),
                        assessment.shadow().stream()
                                .flatMap(finding -> Stream.of(finding.because(), finding.missing())))
                .flatMap(lists -> lists)
                .flatMap(List::stream);
    }

    private static StatedFact stated(Fact fact, @Nullable List<String> regimens) {
        return new StatedFact(
                fact.name(),
                value(fact.value()),
                fact.value() instanceof FactValue.Decimal ? fact.unit() : null,
                Codes.of(fact.status()),
                fact.reason() == null ? null : Codes.of(fact.reason()),
                day(fact.asOf()),
                fact.reported() == null
                        ? null
                        : new AsReported(
                                fact.reported().value(), fact.reported().unit()),
                regimens,
                fact.evidence().stream().map(StatedFacts::proof).toList());
    }

    private static @Nullable Object value(@Nullable FactValue value) {
        return switch (value) {
            case FactValue.Flag(boolean flag) -> flag;
            case FactValue.Decimal(Interval interval) -> number(interval.settled());
            case FactValue.Words words -> words.isExact() ? words.possible().getFirst() : new OneOf(words.possible());
            case null -> null;
        };
    }

    private static Object number(Interval number) {
        return number.isExact()
                ? Codes.plain(number.exact())
                : new Range(
                        number.low() == null ? null : Codes.plain(number.low()),
                        number.lowIncluded(),
                        number.high() == null ? null : Codes.plain(number.high()),
                        number.highIncluded());
    }

    private static Proof proof(Evidence evidence) {
        return new Proof(
                evidence.reference().isEmpty() ? null : evidence.reference(), evidence.display(), day(evidence.date()));
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return Objects.toString(date, null);
    }
}
