package org.bonewise.cards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CompanionOrder;
import org.bonewise.guideline.IndicationFinding;
import org.bonewise.knowledge.Rule;

/** The body of one card's detail: why, what is missing, options or safety, orders. */
final class Detail {

    private final Content content;
    private final List<String> unread;
    private final LocalDate today;
    private final Words words;
    private final Names names;
    private final FactFormat format;
    private final Texts texts;

    /** @param unread parts of the record that could not be read */
    Detail(Content content, List<String> unread, LocalDate today, Words words) {
        this.content = content;
        this.unread = unread;
        this.today = today;
        this.words = words;
        this.names = new Names(words);
        this.format = new FactFormat(words, names, content.numbers());
        this.texts = new Texts(words, format);
    }

    /** Sections in Markdown, empty ones left out; {@code heading} is the pattern key of a section's heading. */
    String body(String heading) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put("section.why", why());
        sections.put("section.covered", covered());
        sections.put("section.missing", missing());
        sections.put(optionsHeading(), new Options(words, names, format, texts).of(content));
        sections.put("section.benefit", texts.of(content.benefits(), content.facts()));
        sections.put(ordersHeading(), orders(false));
        sections.putIfAbsent("section.orders", orders(true));
        return sections.entrySet().stream()
                .filter(section -> !section.getValue().isEmpty())
                .map(section ->
                        words.say(heading, words.say(section.getKey())) + "\n\n" + MarkdownList.of(section.getValue()))
                .collect(Collectors.joining("\n\n"));
    }

    private String optionsHeading() {
        return switch (content.advice()) {
            case Advice.Start _ -> "section.options";
            default -> "section.safety";
        };
    }

    private String ordersHeading() {
        boolean course = content.advice() instanceof Advice.Monitoring || content.advice() instanceof Advice.Review;
        boolean order = content.advice() instanceof Advice.Order written
                && written.order().status().mayBeOrdered();
        boolean before = content.orderable().isEmpty() && !course && !order;
        return before ? "section.orders.before" : "section.orders";
    }

    private List<String> why() {
        List<String> items = new ArrayList<>();
        Rule lead = content.lead();
        if (lead != null && content.leadText()) {
            items.add(texts.of(lead, content.facts()));
        }
        new Reasons(words, names).of(content.because()).forEach(fact -> items.add(line(fact, format.known(fact))));
        return items;
    }

    /** One agent at a time: what else speaks for one is named, so that nobody looks for a card of it. */
    private List<String> covered() {
        return content.advice() instanceof Advice.Start start
                ? start.alsoCovered().stream()
                        .map(IndicationFinding::rule)
                        .map(rule -> words.say(
                                "said",
                                names.capitalised(rule.reason() == null ? rule.title() : rule.reason()),
                                rule.id()))
                        .toList()
                : List.of();
    }

    private List<String> missing() {
        Reasons reasons = new Reasons(words, names);
        return Stream.concat(
                        content.missing().stream()
                                .filter(reasons::says)
                                .map(fact -> line(fact, format.missing(fact, today))),
                        unreadParts())
                .distinct()
                .toList();
    }

    /** An emergency stands whatever else the record holds. */
    private Stream<String> unreadParts() {
        return content.advice() instanceof Advice.Emergency
                ? Stream.empty()
                : unread.stream().map(part -> words.say("missing.unread", MarkdownText.escape(format.part(part))));
    }

    private String line(Fact fact, String value) {
        boolean plainYes = fact.isTrue() && fact.evidence().isEmpty() && fact.value() instanceof FactValue.Flag;
        return plainYes
                ? names.fact(fact.name())
                : words.say("fact", names.fact(fact.name()), MarkdownText.escape(value));
    }

    /** Orders of one rule stand together, so that its text is said once; {@code support} is what settles no question. */
    private List<String> orders(boolean support) {
        List<CompanionOrder> apart = content.advice() instanceof Advice.Clarify clarify ? clarify.support() : List.of();
        Map<String, List<CompanionOrder>> byRule = new LinkedHashMap<>();
        content.orders().stream()
                .filter(order -> apart.contains(order) == support)
                .forEach(order -> byRule.computeIfAbsent(order.rule().id(), _ -> new ArrayList<>())
                        .add(order));
        return byRule.values().stream().map(this::orders).toList();
    }

    private String orders(List<CompanionOrder> ofOneRule) {
        Rule rule = ofOneRule.getFirst().rule();
        String orders = words.allOf(ofOneRule.stream().map(this::name).toList());
        return rule.text() == null || saidAbove(rule)
                ? words.say("said", orders, rule.id())
                : words.say("order.text", orders, texts.of(rule, content.facts()));
    }

    private String name(CompanionOrder order) {
        String name = names.regimen(order.regimen());
        return order.draft() == null ? words.say("order.unavailable", name) : name;
    }

    private boolean saidAbove(Rule rule) {
        boolean isLead = content.leadText()
                && content.lead() != null
                && rule.id().equals(content.lead().id());
        return isLead
                || Stream.concat(
                                content.notes().stream(),
                                content.candidates().stream().flatMap(Options::said))
                        .anyMatch(finding -> finding.rule().id().equals(rule.id()));
    }
}
