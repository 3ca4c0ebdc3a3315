package org.bonewise.operations;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.IndicationFinding;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.knowledge.Rule;

/** The rules that spoke in a decision, whether or not a card had room for them. */
public final class RulesThatSpoke {

    private RulesThatSpoke() {}

    /** Their ids, each once. */
    public static List<String> in(Assessment assessment) {
        return Stream.of(
                        assessment.silencedBy().stream(),
                        assessment.indications().stream().map(IndicationFinding::rule),
                        assessment.messages().stream().map(RuleFinding::rule),
                        assessment.candidates().stream().flatMap(RulesThatSpoke::of))
                .flatMap(rules -> rules)
                .map(Rule::id)
                .distinct()
                .toList();
    }

    private static Stream<Rule> of(CandidateAssessment candidate) {
        return candidate.findings().stream().map(RuleFinding::rule);
    }
}
