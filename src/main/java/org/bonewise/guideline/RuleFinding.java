package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.Fact;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;

/**
 * What one safety or message rule says.
 *
 * @param rule the rule, its variant already chosen
 * @param status what it means for the candidate; {@code OK} when it only informs
 * @param about agent, reference of an order, or {@code patient}
 * @param because facts its conditions rest on
 * @param missing facts that are not known and must be found out
 */
public record RuleFinding(
        Rule rule, SafetyStatus status, Severity severity, String about, List<Fact> because, List<Fact> missing) {}
