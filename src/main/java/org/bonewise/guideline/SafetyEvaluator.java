package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.guideline.RuleFinding.Certainty;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;

/** Judges one candidate by all safety rules; the worst comes first. */
final class SafetyEvaluator {

    private static final String NOTHING = "nothing";
    private static final Comparator<RuleFinding> WORST_FIRST = Comparator.comparing(
                    RuleFinding::status, Comparator.reverseOrder())
            .thenComparing(RuleFinding::severity, Comparator.reverseOrder());

    private final RuleEvaluator rules;
    private final List<Rule> safety;

    SafetyEvaluator(RuleEvaluator rules, List<Rule> safety) {
        this.rules = rules;
        this.safety = safety;
    }

    /**
     * What the rules about candidates say.
     *
     * @param about agent or reference of the order, for the messages
     * @param givenNow whether a dose would be given now, so that rules about orders count too
     */
    List<RuleFinding> judge(EvaluatedFacts candidateFacts, String about, boolean givenNow) {
        List<RuleFinding> findings = new ArrayList<>();
        for (Rule rule : safety) {
            if (rule.scope() == Rule.Scope.CANDIDATE || (givenNow && rule.scope() == Rule.Scope.ORDER)) {
                finding(rules.evaluate(rule, candidateFacts), about).ifPresent(findings::add);
            }
        }
        findings.sort(WORST_FIRST);
        return List.copyOf(findings);
    }

    /** What the rules about the patient say, whatever is ordered. */
    List<RuleFinding> aboutPatient(EvaluatedFacts facts) {
        return safety.stream()
                .filter(rule -> rule.scope() == Rule.Scope.PATIENT)
                .flatMap(rule -> finding(rules.evaluate(rule, facts), "patient").stream())
                .toList();
    }

    /** What the rules about the course say, whether it runs or was left; no silence covers them but of everything. */
    List<RuleFinding> aboutCourse(EvaluatedFacts facts, String about) {
        return safety.stream()
                .filter(rule -> rule.scope() == Rule.Scope.COURSE)
                .flatMap(rule -> finding(rules.evaluate(rule, facts), about).stream())
                .toList();
    }

    /** Whether a finding is of one of the safety rules about the course; a message of a guideline may share its id. */
    boolean isAboutCourse(RuleFinding finding) {
        return finding.rule().scope() == Rule.Scope.COURSE
                && safety.stream()
                        .anyMatch(rule -> rule.file().equals(finding.rule().file()));
    }

    /**
     * A rule that holds speaks; one that is unknown speaks when its artefact says what that means. Besides, a safety rule
     * that forbids a dose at some value that the record leaves possible asks for that value, and a critical rule that could not
     * be evaluated says so: a dose is never taken for safe, nor an emergency for absent, because a rule is half blind.
     */
    static Optional<RuleFinding> finding(RuleOutcome outcome, String about) {
        Optional<RuleFinding> said = said(outcome, about);
        boolean stops = said.filter(finding -> !finding.status().mayBeOrdered()).isPresent();
        if (outcome.failed() && isCritical(outcome.rule()) && !stops) {
            return doubt(outcome, outcome.rule(), Severity.CRITICAL, about, Certainty.UNCHECKED);
        }
        if (outcome.rule().kind() != Rule.Kind.SAFETY || stops) {
            return said;
        }
        return outcome.possible().stream()
                .filter(SafetyEvaluator::stops)
                .findFirst()
                .flatMap(rule -> doubt(outcome, rule, Severity.WARNING, about, Certainty.POSSIBLE))
                .or(() -> said);
    }

    private static Optional<RuleFinding> said(RuleOutcome outcome, String about) {
        Rule rule = outcome.rule();
        String code = outcome.isTrue() ? rule.code() : outcome.isUnknown() ? rule.onUnknown() : null;
        if (code == null || NOTHING.equals(code)) {
            return Optional.empty();
        }
        SafetyStatus status = rule.kind() == Rule.Kind.SAFETY ? status(code) : SafetyStatus.OK;
        Severity severity = rule.severity() == null ? Severity.INFO : rule.severity();
        return Optional.of(new RuleFinding(rule, status, severity, about, outcome.because(), outcome.missing()));
    }

    private static Optional<RuleFinding> doubt(
            RuleOutcome outcome, Rule rule, Severity severity, String about, Certainty certainty) {
        SafetyStatus status = rule.kind() == Rule.Kind.SAFETY ? SafetyStatus.NEEDS_DATA : SafetyStatus.OK;
        return Optional.of(
                new RuleFinding(rule, status, severity, about, outcome.because(), outcome.missing(), certainty));
    }

    private static boolean stops(Rule rule) {
        return rule.code() != null && !status(rule.code()).mayBeOrdered();
    }

    private static boolean isCritical(Rule rule) {
        return rule.severity() == Severity.CRITICAL || rule.variants().stream().anyMatch(SafetyEvaluator::isCritical);
    }

    private static SafetyStatus status(String code) {
        return SafetyStatus.valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** The worst status of several findings. */
    static SafetyStatus worst(List<RuleFinding> findings) {
        return findings.stream()
                .map(RuleFinding::status)
                .max(Comparator.naturalOrder())
                .orElse(SafetyStatus.OK);
    }
}
