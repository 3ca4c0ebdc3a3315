package org.bonewise.cards;

import java.util.List;
import org.bonewise.knowledge.Rule;

/** The last line of a card: the rules that spoke, and who stands for them. */
final class RuleLine {

    private RuleLine() {}

    /**
     * {@code Rules: BM-1, SAF-10. Content: Bonewise; draft, not approved at this hospital}; empty when no rule spoke.
     *
     * @param content who stands for it, empty when nobody knows
     */
    static String of(List<Rule> rules, String content, Words words) {
        if (rules.isEmpty()) {
            return "";
        }
        String ids = String.join(", ", rules.stream().map(Rule::id).distinct().toList());
        return content.isEmpty() ? words.say("rules", ids) : words.say("rules.content", ids, content);
    }
}
