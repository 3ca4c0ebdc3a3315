package org.bonewise.cards;

import java.util.Comparator;
import java.util.List;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.guideline.Assessment;

/**
 * Which contents become cards.
 *
 * @param cards contents with a card of their own, most urgent first
 * @param rest critical contents that share the last card; empty when there is room for all
 */
record CardLimit(List<Content> cards, List<Content> rest) {

    private static final int MOST = Assessment.MOST_CARDS;

    /** At most three cards; info is cut first, then warnings, a critical content never. */
    static CardLimit of(List<Content> contents) {
        List<Content> ordered = contents.stream()
                .sorted(Comparator.comparing(Content::indicator).reversed())
                .toList();
        long critical = ordered.stream()
                .filter(content -> content.indicator() == Indicator.CRITICAL)
                .count();
        if (critical <= MOST) {
            return new CardLimit(ordered.subList(0, Math.min(MOST, ordered.size())), List.of());
        }
        return new CardLimit(ordered.subList(0, MOST - 1), ordered.subList(MOST - 1, Math.toIntExact(critical)));
    }
}
