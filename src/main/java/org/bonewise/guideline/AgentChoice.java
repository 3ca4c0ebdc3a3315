package org.bonewise.guideline;

import java.util.List;
import java.util.Optional;
import org.bonewise.knowledge.Rule;

/** Which agent comes first among those that may be given: the first preference that holds and can be followed. */
final class AgentChoice {

    private static final String PREFER = "prefer";
    private static final String OFFER_ALL = "offer-all";
    private static final String FIX_FIRST = "fix-first";

    private final StartFacts facts;
    private final List<Rule> preferences;

    AgentChoice(StartFacts facts, List<Rule> preferences) {
        this.facts = facts;
        this.preferences = preferences;
    }

    /**
     * A choice.
     *
     * @param agent that is preferred; empty when all are offered alike
     * @param finding the rule that says so
     */
    record Choice(Optional<String> agent, Optional<RuleFinding> finding) {}

    /**
     * Chooses. An agent that is only held or waits for a result keeps its preference: then none is put in its place.
     *
     * @param eligible agents that are not contraindicated
     * @param orderable those of them that may be ordered now; a single one comes first where no rule prefers another
     */
    Choice among(List<String> eligible, List<String> orderable) {
        for (Rule rule : preferences) {
            RuleOutcome outcome = facts.evaluate(rule);
            String agent = outcome.rule().agent();
            if (outcome.isTrue() && PREFER.equals(outcome.rule().code()) && eligible.contains(agent)) {
                return new Choice(Optional.ofNullable(agent), SafetyEvaluator.finding(outcome, "patient"));
            }
            if (outcome.isTrue()
                    && OFFER_ALL.equals(outcome.rule().code())
                    && single(orderable).isEmpty()) {
                return new Choice(Optional.empty(), SafetyEvaluator.finding(outcome, "patient"));
            }
        }
        return new Choice(single(orderable), Optional.empty());
    }

    /** What to correct before any agent, whichever it will be. */
    List<RuleFinding> fixFirst() {
        return preferences.stream()
                .map(facts::evaluate)
                .filter(outcome ->
                        outcome.isTrue() && FIX_FIRST.equals(outcome.rule().code()))
                .flatMap(outcome -> SafetyEvaluator.finding(outcome, "patient").stream())
                .toList();
    }

    private static Optional<String> single(List<String> agents) {
        return agents.stream().distinct().count() == 1 ? Optional.of(agents.getFirst()) : Optional.empty();
    }
}
