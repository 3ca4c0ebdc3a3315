package org.bonewise.cards;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;

/**
 * Which of the facts behind a rule are worth a line. A rule that holds thresholds in two units rests on one result twice and
 * on its unit: the result is said once, in the unit it was reported in.
 */
final class Reasons {

    private final Set<String> unsaid;
    private final Names names;

    Reasons(Words words, Names names) {
        String list = words.word("unsaid");
        this.unsaid = list == null ? Set.of() : Set.copyOf(List.of(list.split(" +")));
        this.names = names;
    }

    /** Whether a fact has a line of its own where it is known, or is not. */
    boolean says(Fact fact) {
        return !unsaid.contains(fact.name());
    }

    /** The facts to say, in their order. */
    List<Fact> of(List<Fact> because) {
        Set<String> reportedIn = new HashSet<>();
        for (Fact fact : because) {
            if (fact.value() instanceof FactValue.Words words) {
                reportedIn.addAll(words.possible());
            }
        }
        Map<String, Fact> said = new LinkedHashMap<>();
        for (Fact fact : because) {
            if (says(fact) && !isNo(fact)) {
                said.merge(
                        names.fact(fact.name()),
                        fact,
                        (first, second) ->
                                second.unit() != null && reportedIn.contains(second.unit()) ? second : first);
            }
        }
        return List.copyOf(said.values());
    }

    /** What is not the case explains nothing to the reader of a card: the rule's text says what matters of it. */
    private static boolean isNo(Fact fact) {
        return fact.value() instanceof FactValue.Flag(boolean flag) && !flag;
    }
}
