package org.bonewise.cards;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;
import org.jspecify.annotations.Nullable;

/**
 * Which of the facts behind a rule are worth a line. A rule that holds thresholds in two units rests on one result twice and
 * on its unit: the result is said once, in the unit it was reported in.
 */
final class Reasons {

    private final Set<String> unsaid;
    private final Set<String> unsaidWhenNo;
    private final Names names;

    Reasons(Words words, Names names) {
        this.unsaid = list(words.word("unsaid"));
        this.unsaidWhenNo = list(words.word("unsaid.no"));
        this.names = names;
    }

    private static Set<String> list(@Nullable String names) {
        return names == null ? Set.of() : Set.copyOf(List.of(names.split(" +")));
    }

    private static boolean isNo(Fact fact) {
        return fact.isKnown() && fact.value() instanceof FactValue.Flag(boolean yes) && !yes;
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
            if (!unsaid.contains(fact.name()) && !(isNo(fact) && unsaidWhenNo.contains(fact.name()))) {
                said.merge(
                        names.fact(fact.name()),
                        fact,
                        (first, second) ->
                                second.unit() != null && reportedIn.contains(second.unit()) ? second : first);
            }
        }
        return List.copyOf(said.values());
    }
}
