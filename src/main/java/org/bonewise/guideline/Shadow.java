package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.guideline.CandidateAssessment.Origin;
import org.bonewise.knowledge.ExpressionEngine;
import org.bonewise.knowledge.Rule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates rules in shadow beside a decision that is already made: it can only be added to, never changed. A rule about
 * candidates is tried on those that the decision judged.
 */
final class Shadow {

    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
    private static final String PATIENT = "patient";

    private final RuleEvaluator rules;
    private final IndicationEvaluator indications;
    private final List<Rule> shadow;

    Shadow(ExpressionEngine engine, List<Rule> shadow) {
        this.rules = new RuleEvaluator(engine);
        this.indications = new IndicationEvaluator(rules, engine);
        this.shadow = shadow;
    }

    /** What they would have said; nothing of a patient about whom nothing at all is said. */
    List<ShadowFinding> beside(Assessment assessment, EvaluatedFacts facts) {
        if (shadow.isEmpty() || assessment.silencedBy().stream().anyMatch(rule -> "everything".equals(rule.code()))) {
            return List.of();
        }
        List<ShadowFinding> findings = new ArrayList<>();
        for (Rule rule : shadow) {
            try {
                findings.addAll(of(rule, assessment, facts));
            } catch (RuntimeException e) {
                // Whatever goes wrong here must not cost the answer. The message may hold data of the patient.
                LOG.error(
                        "Rule {} in shadow failed: {}",
                        rule.artefactId(),
                        e.getClass().getName());
            }
        }
        return findings;
    }

    private List<ShadowFinding> of(Rule rule, Assessment assessment, EvaluatedFacts facts) {
        return switch (rule.kind()) {
            case INDICATION -> indication(rule, facts);
            case SILENCE, PREFERENCE -> held(rules.evaluate(rule, facts));
            case SAFETY, MESSAGE ->
                rule.scope() == Rule.Scope.PATIENT
                        ? finding(rule, facts, PATIENT).stream().toList()
                        : assessment.candidates().stream()
                                .filter(candidate -> isAsked(rule, candidate.origin()))
                                .flatMap(candidate -> finding(
                                        rule,
                                        facts.forCandidate(candidate.candidate()),
                                        CandidateJudge.about(candidate.candidate()))
                                        .stream())
                                .toList();
        };
    }

    private List<ShadowFinding> indication(Rule rule, EvaluatedFacts facts) {
        IndicationEvaluator.Result result = indications.evaluate(List.of(rule), facts);
        List<ShadowFinding> findings = new ArrayList<>();
        result.findings()
                .forEach(finding -> findings.add(new ShadowFinding(
                        finding.rule(), word(finding.status()), PATIENT, finding.because(), finding.missing())));
        result.silent()
                .forEach(
                        silent -> findings.add(new ShadowFinding(silent, code(silent), PATIENT, List.of(), List.of())));
        return findings;
    }

    private static List<ShadowFinding> held(RuleOutcome outcome) {
        return outcome.isTrue()
                ? List.of(new ShadowFinding(
                        outcome.rule(), code(outcome.rule()), PATIENT, outcome.because(), outcome.missing()))
                : List.of();
    }

    private static boolean isAsked(Rule rule, Origin origin) {
        return switch (rule.scope()) {
            case COURSE -> origin == Origin.COURSE;
            case ORDER -> origin != Origin.COURSE;
            case CANDIDATE, PATIENT -> true;
        };
    }

    private Optional<ShadowFinding> finding(Rule rule, EvaluatedFacts facts, String about) {
        return SafetyEvaluator.finding(rules.evaluate(rule, facts), about)
                .map(finding -> new ShadowFinding(
                        finding.rule(),
                        finding.rule().kind() == Rule.Kind.SAFETY ? word(finding.status()) : code(finding.rule()),
                        about,
                        finding.because(),
                        finding.missing()));
    }

    private static String code(Rule rule) {
        return String.valueOf(rule.code());
    }

    private static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
