package org.bonewise.guideline;

import java.util.List;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;

/** The facts that a decision was made by. */
record AskedFacts(EvaluatedFacts facts) implements FactSource {

    @Override
    public Fact fact(String name) {
        return facts.fact(name);
    }

    @Override
    public List<Fact> asked() {
        return facts.asked();
    }
}
