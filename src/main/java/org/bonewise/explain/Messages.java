package org.bonewise.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.cards.FindingTexts;
import org.bonewise.explain.Explanation.Message;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.FactSource;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.guideline.ShadowFinding;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;

/** What rules say that are neither indications nor silence: about the patient first, then about each candidate. */
final class Messages {

    private final Assessment assessment;
    private final FindingTexts texts;

    Messages(Decision decision) {
        this.assessment = decision.assessment();
        this.texts = new FindingTexts(decision.locale(), thresholds(assessment));
    }

    /** A finding and the facts as they were seen for it. */
    record Said(RuleFinding finding, FactSource facts) {}

    /** All findings of a decision but those about indications. */
    static Stream<Said> findings(Assessment assessment) {
        return Stream.concat(
                assessment.messages().stream().map(finding -> new Said(finding, assessment.facts())),
                assessment.candidates().stream().flatMap(candidate -> candidate.findings().stream()
                        .map(finding -> new Said(finding, candidate.facts()))));
    }

    /** Each message once: two regimens of one agent may be told the same. */
    List<Message> all() {
        Set<Message> all = new LinkedHashSet<>();
        findings(assessment).forEach(said -> all.add(message(said)));
        assessment.shadow().stream()
                .filter(finding -> finding.rule().kind() != Rule.Kind.INDICATION
                        && finding.rule().kind() != Rule.Kind.SILENCE)
                .forEach(finding -> all.add(inShadow(finding)));
        return List.copyOf(all);
    }

    private Message message(Said said) {
        RuleFinding finding = said.finding();
        Rule rule = finding.rule();
        return new Message(
                rule.id(),
                rule.artefactId(),
                Codes.of(finding.severity()),
                rule.kind() == Rule.Kind.SAFETY ? Codes.of(finding.status()) : null,
                Codes.of(finding.certainty()),
                finding.about(),
                texts.of(finding, said.facts()),
                Codes.names(finding.because()),
                Codes.names(finding.missing()),
                false);
    }

    private Message inShadow(ShadowFinding finding) {
        Rule rule = finding.rule();
        return new Message(
                rule.id(),
                rule.artefactId(),
                Codes.of(rule.severity() == null ? Severity.INFO : rule.severity()),
                rule.kind() == Rule.Kind.SAFETY ? finding.outcome() : null,
                null,
                finding.about(),
                texts.inShadow(rule),
                Codes.names(finding.because()),
                Codes.names(finding.missing()),
                true);
    }

    /** Numbers that rules and products of the decision compare with. */
    private static List<BigDecimal> thresholds(Assessment assessment) {
        List<BigDecimal> numbers = new ArrayList<>();
        findings(assessment)
                .flatMap(said -> said.finding().rule().conditions().stream())
                .forEach(condition -> numbers.addAll(condition.numbers()));
        assessment.candidates().stream()
                .flatMap(candidate ->
                        Stream.ofNullable(candidate.candidate().regimen().minimumClearance()))
                .forEach(numbers::add);
        return numbers;
    }
}
