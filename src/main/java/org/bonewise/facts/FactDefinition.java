package org.bonewise.facts;

import java.util.List;
import org.bonewise.knowledge.FactDeclaration;

/** Knows how some closely related facts are read from the record; one class for one clinical matter. */
public interface FactDefinition {

    /** The facts it can derive. */
    List<FactDeclaration> declarations();

    /**
     * Derives one of its facts.
     *
     * @param declaration which
     * @param context the record, the windows in force and the other facts
     * @return the fact; unknown with its reason where the record does not tell, never a default
     */
    Fact derive(FactDeclaration declaration, FactContext context);
}
