package org.bonewise.facts;

import java.util.List;
import org.bonewise.knowledge.FactDeclaration;

/**
 * One fact with the way it is read.
 *
 * @param declaration what it is
 * @param rule how it is read
 */
record OneFact(FactDeclaration declaration, Rule rule) implements FactDefinition {

    /** The way a fact is read. */
    @FunctionalInterface
    interface Rule {
        /** Closes the fact begun, with what the context tells. */
        Fact derive(FactBuilder fact, FactContext context);
    }

    @Override
    public List<FactDeclaration> declarations() {
        return List.of(declaration);
    }

    @Override
    public Fact derive(FactDeclaration wanted, FactContext context) {
        return rule.derive(FactBuilder.of(wanted), context);
    }
}
