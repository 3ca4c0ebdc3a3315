package org.bonewise.explain;

import java.util.List;
import java.util.Locale;
import org.bonewise.cards.Audience;
import org.bonewise.cards.WrittenCard;
import org.bonewise.cdshooks.Card;
import org.bonewise.guideline.Assessment;

/**
 * What was decided in one call.
 *
 * @param assessment with all reasons
 * @param written what the service answers, with the rules that speak on each card
 * @param locale of the cards
 * @param audience who reads them: a patient is offered no orders
 */
public record Decision(Assessment assessment, List<WrittenCard> written, Locale locale, Audience audience) {

    public Decision {
        written = List.copyOf(written);
    }

    /** What the service answers. */
    public List<Card> cards() {
        return written.stream().map(WrittenCard::card).toList();
    }
}
