package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.knowledge.FactValues;
import org.bonewise.knowledge.FactValues.Possible;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.StringType;

/**
 * What rules about a start as a whole see: the patient with the widest windows of the regimens proposed, and what they are
 * for, where they are all for the same.
 */
final class StartFacts {

    private static final String PURPOSE = "candidatePurpose";

    private final RuleEvaluator rules;
    private final EvaluatedFacts facts;
    private final FactValues values;

    StartFacts(RuleEvaluator rules, EvaluatedFacts patient, List<Regimen> regimens) {
        this.rules = rules;
        this.facts = patient.inQuestion(regimens);
        List<String> purposes = regimens.stream()
                .map(regimen -> String.valueOf(regimen.purpose()))
                .distinct()
                .toList();
        this.values = name -> PURPOSE.equals(name) && purposes.size() == 1
                ? new Possible.Exactly(List.of(new StringType(purposes.getFirst())))
                : facts.value(name);
    }

    RuleOutcome evaluate(Rule rule) {
        return rules.evaluate(rule, facts, values);
    }
}
