package org.bonewise.cards;

import java.util.List;
import org.bonewise.cdshooks.Card;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.knowledge.Rule;

/**
 * A card, and who speaks on it.
 *
 * @param card as the service answers it
 * @param about what it tells
 * @param rules every rule that speaks on it, the leading one first; of a rule with variants each that holds
 */
public record WrittenCard(Card card, List<Advice> about, List<Rule> rules) {

    public WrittenCard {
        about = List.copyOf(about);
        rules = List.copyOf(rules);
    }
}
