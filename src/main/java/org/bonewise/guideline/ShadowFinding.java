package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.Fact;
import org.bonewise.knowledge.Rule;

/**
 * What a rule in shadow would have said.
 *
 * @param rule the rule, its variant already chosen
 * @param outcome the code it would have decided: a decision, a safety status, what to silence, {@code prefer} and the like
 * @param about agent, reference of an order, or {@code patient}
 * @param because facts its conditions rest on
 * @param missing facts that are not known and would have told
 */
public record ShadowFinding(Rule rule, String outcome, String about, List<Fact> because, List<Fact> missing) {}
