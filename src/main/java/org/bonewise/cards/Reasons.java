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
    private final Set<String> unsaidIfNo;
    private final Names names;

    Reasons(Words words, Names names) {
        this.unsaid = listed(words, "unsaid");
        this.unsaidIfNo = listed(words, "unsaid.no");
        this.names = names;
    }

    private static Set<String> listed(Words words, String key) {
        String list = words.word(key);
        return list == null ? Set.of() : Set.copyOf(List.of(list.split(" +")));
    }

    private boolean isSaid(Fact fact) {
        boolean no = fact.value() instanceof FactValue.Flag(boolean flag) && !flag;
        return !unsaid.contains(fact.name()) && !(no && unsaidIfNo.contains(fact.name()));
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
            if (isSaid(fact)) {
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
