package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.knowledge.FactValues;
import org.bonewise.knowledge.FactValues.Possible;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * What rules about a start as a whole see: the patient with the widest windows of the regimens proposed, and what these would
 * be given for.
 */
final class StartFacts {

    private static final String PURPOSE = "candidatePurpose";

    private final RuleEvaluator rules;
    private final EvaluatedFacts facts;
    private final FactValues values;

    /** @param purpose of the indication; {@code null} where it has none */
    StartFacts(RuleEvaluator rules, EvaluatedFacts patient, List<Regimen> regimens, @Nullable String purpose) {
        this.rules = rules;
        this.facts = patient.inQuestion(regimens);
        this.values = purpose == null ? facts : forPurpose(purpose, facts);
    }

    /** The patient's facts, and what an agent would be given for. */
    static FactValues forPurpose(String purpose, EvaluatedFacts facts) {
        Possible word = new Possible.Exactly(List.of(new StringType(purpose)));
        return name -> PURPOSE.equals(name) ? word : facts.value(name);
    }

    RuleOutcome evaluate(Rule rule) {
        return rules.evaluate(rule, facts, values);
    }
}
