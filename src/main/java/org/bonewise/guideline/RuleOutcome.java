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
 */
record RuleOutcome(Rule rule, Outcome outcome, List<Fact> because, List<Fact> missing) {

    boolean isTrue() {
        return outcome == Outcome.TRUE;
    }

    boolean isUnknown() {
        return outcome == Outcome.UNKNOWN;
    }
}
