package org.bonewise.cards;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bonewise.cdshooks.Card;
import org.bonewise.guideline.Assessment;
import org.bonewise.knowledge.ContentReview;
import org.bonewise.knowledge.Rule;
import org.jspecify.annotations.Nullable;

/** Words a decision as the cards of a CDS Hooks response. */
public final class CardWriter {

    private final Supplier<UUID> uuids;
    private final ContentReview review;
    private final ContentLinks page;

    /** @param uuids gives each card and suggestion its identity */
    public CardWriter(Supplier<UUID> uuids) {
        this(uuids, ContentReview.NONE);
    }

    /**
     * Makes a writer.
     *
     * @param uuids gives each card and suggestion its identity
     * @param review who stands for the content, which each card tells
     */
    public CardWriter(Supplier<UUID> uuids, ContentReview review) {
        this(uuids, review, null);
    }

    /**
     * Makes a writer.
     *
     * @param uuids gives each card and suggestion its identity
     * @param review who stands for the content, which each card tells
     * @param page address of the page of the clinical content, {@code null} when cards cannot link there
     */
    public CardWriter(Supplier<UUID> uuids, ContentReview review, @Nullable String page) {
        this.uuids = uuids;
        this.review = review;
        this.page = new ContentLinks(page);
    }

    /**
     * At most three cards, the most urgent first; none when there is nothing to say.
     *
     * @param locale of the words; a language without words of its own gets English
     * @param zone in which the reader's day begins, for the age of results
     * @param audience whether orders may be suggested
     */
    public List<Card> write(Assessment assessment, Locale locale, ZoneId zone, Audience audience) {
        return written(assessment, locale, zone, audience).stream()
                .map(WrittenCard::card)
                .toList();
    }

    /** The cards that {@link #write} writes, each with the rules that speak on it. */
    public List<WrittenCard> written(Assessment assessment, Locale locale, ZoneId zone, Audience audience) {
        Contents contents = new Contents(assessment, audience);
        CardLimit limit =
                CardLimit.of(assessment.advice().stream().map(contents::of).toList());
        LocalDate today = assessment.evaluatedAt().withZoneSameInstant(zone).toLocalDate();
        CardMaker maker = new CardMaker(assessment, today, Words.of(locale), audience, uuids, review, page);
        List<WrittenCard> cards = new ArrayList<>();
        limit.cards().forEach(content -> cards.add(written(maker.card(content), List.of(content))));
        if (!limit.rest().isEmpty()) {
            cards.add(written(maker.cardOfRest(limit.rest()), limit.rest()));
        }
        return List.copyOf(cards);
    }

    private static WrittenCard written(Card card, List<Content> contents) {
        return new WrittenCard(card, contents.stream().map(Content::advice).toList(), spoken(contents));
    }

    private static List<Rule> spoken(List<Content> contents) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        contents.stream().flatMap(Content::spoken).forEach(rule -> rules.putIfAbsent(rule.artefactId(), rule));
        return List.copyOf(rules.values());
    }
}
