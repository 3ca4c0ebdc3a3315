package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.Fact;
import org.bonewise.knowledge.Rule;

/**
 * What one indication rule says of the patient.
 *
 * @param rule the rule, its variant already chosen
 * @param because facts its conditions rest on
 * @param missing facts that are not known and would have told
 */
public record IndicationFinding(Rule rule, DecisionStatus status, List<Fact> because, List<Fact> missing) {}
