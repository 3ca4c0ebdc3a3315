package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.Fact;
import org.bonewise.knowledge.Outcome;
import org.bonewise.knowledge.Rule;

/**
 * What came of evaluating one rule.
 *
 * @param rule the rule, with its variant when one holds
 * @param because known facts that its conditions rest on
 * @param missing unknown facts of the conditions that are unknown
 * @param possible what the rule, or a variant that comes before the one that holds, would say at some value that the record
 *     leaves possible
 * @param failed whether an expression could not be evaluated, or a fact that it needs not be worked out, so that the rule is
 *     unknown
 */
record RuleOutcome(
        Rule rule, Outcome outcome, List<Fact> because, List<Fact> missing, List<Rule> possible, boolean failed) {

    RuleOutcome(Rule rule, Outcome outcome, List<Fact> because, List<Fact> missing) {
        this(rule, outcome, because, missing, List.of(), false);
    }

    boolean mayHold() {
        return isTrue() || !possible.isEmpty();
    }

    /** The same, with what else is possible and whether it could be evaluated. */
    RuleOutcome leavingOpen(List<Rule> open, boolean couldNotBeEvaluated) {
        return new RuleOutcome(rule, outcome, because, missing, List.copyOf(open), couldNotBeEvaluated);
    }

    boolean isTrue() {
        return outcome == Outcome.TRUE;
    }

    boolean isUnknown() {
        return outcome == Outcome.UNKNOWN;
    }
}
