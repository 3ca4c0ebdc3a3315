package org.bonewise.cards;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.cdshooks.Link;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The way from a card to the page of the clinical content.
 *
 * @param page its address, {@code null} where readers cannot reach it: a link that leads nowhere is worse than none
 */
record ContentLinks(@Nullable String page) {

    /** The links of a card: to its leading rule, then to the sources. */
    List<Link> before(List<Link> sources, List<Rule> rules, String guideline, Words words) {
        if (page == null || rules.isEmpty()) {
            return sources;
        }
        Rule leading = rules.getFirst();
        Link link = new Link(
                words.say("link.rule", leading.id()), page + "#" + Anchors.rule(guideline, leading), "absolute");
        return Stream.concat(Stream.of(link), sources.stream()).toList();
    }
}
