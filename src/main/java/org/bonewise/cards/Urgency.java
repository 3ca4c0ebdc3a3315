package org.bonewise.cards;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;

/** How urgent a card is. */
final class Urgency {

    private Urgency() {}

    /** Of one severity. */
    static Indicator of(Severity severity) {
        return switch (severity) {
            case INFO -> Indicator.INFO;
            case WARNING -> Indicator.WARNING;
            case CRITICAL -> Indicator.CRITICAL;
        };
    }

    /** Of a rule as its artefact says, {@code INFO} where it says nothing. */
    static Indicator of(Rule rule) {
        return rule.severity() == null ? Indicator.INFO : of(rule.severity());
    }

    /** The worst of findings, {@code INFO} when there are none. */
    static Indicator worst(Collection<RuleFinding> findings) {
        return findings.stream()
                .map(finding -> of(finding.severity()))
                .max(Comparator.naturalOrder())
                .orElse(Indicator.INFO);
    }

    /** The more urgent of two. */
    static Indicator worse(Indicator a, Indicator b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Of a choice: that of the one that would be taken, else what holds for every candidate. */
    static Indicator ofChoice(List<CandidateAssessment> candidates) {
        List<CandidateAssessment> orderable =
                candidates.stream().filter(Content::mayBeOrdered).toList();
        return Stream.concat(orderable.stream().filter(CandidateAssessment::preferred), orderable.stream())
                .findFirst()
                .map(taken -> worst(taken.findings()))
                .orElseGet(() -> candidates.stream()
                        .map(candidate -> worst(candidate.findings()))
                        .min(Comparator.naturalOrder())
                        .orElse(Indicator.INFO));
    }
}
