package org.bonewise.explain;

import java.util.List;
import java.util.Locale;
import org.bonewise.cards.Audience;
import org.bonewise.cdshooks.Card;
import org.bonewise.guideline.Assessment;

/**
 * What was decided in one call.
 *
 * @param assessment with all reasons
 * @param cards what the service answers
 * @param locale of the cards
 * @param audience who reads them: a patient is offered no orders
 */
public record Decision(Assessment assessment, List<Card> cards, Locale locale, Audience audience) {

    public Decision {
        cards = List.copyOf(cards);
    }
}
