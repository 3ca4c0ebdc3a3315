package org.bonewise.mutation;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bonewise.knowledge.Knowledge;

/**
 * One small change of the artefacts.
 *
 * @param file where, below the artefact folder
 * @param at rule, term, parameter or element
 * @param before as shipped
 * @param after as changed
 * @param rules ids of the rules that it touches; none where that is not known
 * @param noticing the cases that can notice it
 * @param change the artefacts with the change
 */
record Mutant(
        String file,
        String at,
        String before,
        String after,
        Set<String> rules,
        Function<Coverage, Collection<String>> noticing,
        UnaryOperator<Knowledge> change) {

    /** What tells it from all others. */
    String key() {
        return String.join("\t", file, at, before, after);
    }
}
