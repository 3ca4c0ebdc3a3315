package org.bonewise.cards;

import java.util.List;
import org.bonewise.knowledge.Rule;

/** The last line of a card: the rules that spoke. */
final class RuleLine {

    private RuleLine() {}

    /** {@code Rules: BM-1, SAF-10}; empty when no rule spoke. */
    static String of(List<Rule> rules, Words words) {
        return rules.isEmpty()
                ? ""
                : words.say(
                        "rules",
                        String.join(
                                ", ", rules.stream().map(Rule::id).distinct().toList()));
    }
}
