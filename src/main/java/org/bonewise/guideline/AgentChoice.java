package org.bonewise.guideline;

import java.util.List;
import java.util.Optional;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.knowledge.Rule;

/** Which agent comes first among those that may be given: the first preference that holds and can be followed. */
final class AgentChoice {

    private static final String PREFER = "prefer";
    private static final String FIX_FIRST = "fix-first";

    private final RuleEvaluator rules;
    private final List<Rule> preferences;

    AgentChoice(RuleEvaluator rules, List<Rule> preferences) {
        this.rules = rules;
        this.preferences = preferences;
    }

    /**
     * A choice.
     *
     * @param agent that is preferred; empty when all are offered alike
     * @param finding the rule that says so
     */
    record Choice(Optional<String> agent, Optional<RuleFinding> finding) {}

    /** Chooses among agents that may be ordered; a single one is preferred whatever the rules say. */
    Choice among(List<String> agents, EvaluatedFacts facts) {
        for (Rule rule : preferences) {
            RuleOutcome outcome = rules.evaluate(rule, facts);
            if (!outcome.isTrue()) {
                continue;
            }
            boolean prefers = PREFER.equals(outcome.rule().code());
            if (!prefers && single(agents).isPresent()) {
                break;
            }
            String agent = outcome.rule().agent();
            if (!prefers && !"offer-all".equals(outcome.rule().code())) {
                continue;
            }
            if (!prefers || agents.contains(agent)) {
                Optional<RuleFinding> finding = SafetyEvaluator.finding(outcome, "patient");
                return new Choice(prefers ? Optional.ofNullable(agent) : single(agents), finding);
            }
        }
        return new Choice(single(agents), Optional.empty());
    }

    /** What to correct before any agent, whichever it will be. */
    List<RuleFinding> fixFirst(EvaluatedFacts facts) {
        return preferences.stream()
                .map(rule -> rules.evaluate(rule, facts))
                .filter(outcome ->
                        outcome.isTrue() && FIX_FIRST.equals(outcome.rule().code()))
                .flatMap(outcome -> SafetyEvaluator.finding(outcome, "patient").stream())
                .toList();
    }

    private static Optional<String> single(List<String> agents) {
        return agents.stream().distinct().count() == 1 ? Optional.of(agents.getFirst()) : Optional.empty();
    }
}
