package org.bonewise.cards;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.cdshooks.Card;
import org.bonewise.cdshooks.Coding;
import org.bonewise.cdshooks.Indicator;
import org.bonewise.cdshooks.Link;
import org.bonewise.cdshooks.Source;
import org.bonewise.cdshooks.Suggestion;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessment.GuidelineId;
import org.bonewise.knowledge.ContentReview;
import org.bonewise.knowledge.Rule;

/** Puts the parts of a card together. */
final class CardMaker {

    static final String RULE_SYSTEM = "https://bonewise.github.io/fhir/CodeSystem/rule";

    private final GuidelineId guideline;
    private final List<String> unread;
    private final LocalDate today;
    private final Words words;
    private final Audience audience;
    private final Supplier<UUID> uuids;
    private final ContentLine content;
    private final ContentLinks page;

    CardMaker(
            Assessment assessment,
            LocalDate today,
            Words words,
            Audience audience,
            Supplier<UUID> uuids,
            ContentReview review,
            ContentLinks page) {
        this.page = page;
        this.content = new ContentLine(review, today, words);
        this.guideline = assessment.guideline();
        this.unread = assessment.unread();
        this.today = today;
        this.words = words;
        this.audience = audience;
        this.uuids = uuids;
    }

    /** The card of one content. */
    Card card(Content card) {
        List<Rule> rules = card.rules();
        References references = new References(rules);
        String uuid = uuids.get().toString();
        List<Suggestion> suggestions = audience.mayOrder() ? new Suggestions(words, uuids).of(card) : List.of();
        return new Card(
                uuid,
                new Summary(words).of(card),
                detail(new Detail(card, unread, today, words).body("heading"), references, rules, card.files()),
                card.indicator(),
                source(rules),
                suggestions,
                suggestions.isEmpty() ? null : "at-most-one",
                OverrideReasons.of(card.advice(), audience, words),
                links(references, rules));
    }

    /** The card that lists the critical contents for which there is no card left; it offers no orders. */
    Card cardOfRest(List<Content> rest) {
        List<Rule> rules =
                rest.stream().flatMap(card -> card.rules().stream()).distinct().toList();
        List<String> files =
                rest.stream().flatMap(card -> card.files().stream()).toList();
        References references = new References(rules);
        String bodies = rest.stream()
                .map(card -> words.say("heading", MarkdownText.escape(new Summary(words).of(card))) + "\n\n"
                        + new Detail(card, unread, today, words).body("heading.small"))
                .collect(Collectors.joining("\n\n"));
        return new Card(
                uuids.get().toString(),
                new Summary(words).ofRest(rest),
                detail(bodies, references, rules, files),
                Indicator.CRITICAL,
                source(rules),
                List.of(),
                null,
                List.of(),
                links(references, rules));
    }

    private List<Link> links(References references, List<Rule> rules) {
        return page.before(references.links(), rules, guideline.id(), words);
    }

    private String detail(String body, References references, List<Rule> rules, List<String> files) {
        List<String> evidence = references.items(words);
        String evidenceSection = evidence.isEmpty()
                ? ""
                : words.say("heading", words.say("section.evidence")) + "\n\n" + MarkdownList.of(evidence);
        return Stream.of(body, evidenceSection, RuleLine.of(rules, content.of(files), words))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private Source source(List<Rule> rules) {
        Coding topic = rules.stream()
                .findFirst()
                .map(rule -> new Coding(RULE_SYSTEM, rule.id(), rule.title()))
                .orElseGet(() -> new Coding(RULE_SYSTEM, guideline.id(), guideline.title()));
        return new Source(words.say("source.label", guideline.title(), guideline.version()), guideline.url(), topic);
    }
}
