package org.bonewise.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is put on record of one call. Nothing of it names a patient or a user.
 *
 * @param at when the call was judged
 * @param service what was called
 * @param client who called
 * @param guideline id of the guideline that decided
 * @param guidelineVersion its version
 * @param hookInstance the client's name for the call, where it is a UUID
 * @param cards that were issued
 * @param shadow what rules in shadow would have said, a line for each rule and outcome
 */
public record CallRecord(
        Instant at,
        String service,
        String client,
        String guideline,
        String guidelineVersion,
        @Nullable UUID hookInstance,
        List<IssuedCard> cards,
        List<ShadowLine> shadow) {

    public CallRecord {
        cards = List.copyOf(cards);
        shadow = List.copyOf(shadow);
    }

    /**
     * A card.
     *
     * @param id uuid of the card
     * @param indicator how urgent it says it is
     * @param rules that speak on it, the leading one first
     * @param suggestions uuids of its suggestions
     */
    public record IssuedCard(UUID id, String indicator, List<SpokenRule> rules, List<UUID> suggestions) {

        public IssuedCard {
            rules = List.copyOf(rules);
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * A rule.
     *
     * @param rule as the card calls it, such as {@code SAF-13}
     * @param artefact as the artefact calls it, such as {@code SAF-13.bm}
     */
    public record SpokenRule(String rule, String artefact) {}

    /**
     * What a rule in shadow would have said.
     *
     * @param id of the line, so that it is written once
     * @param rule as the artefact calls it
     * @param outcome the code it would have decided
     * @param findings how often in the call
     */
    public record ShadowLine(UUID id, String rule, String outcome, int findings) {}

    /** Whether there is nothing to put on record. */
    public boolean isEmpty() {
        return cards.isEmpty() && shadow.isEmpty();
    }
}
