package org.bonewise.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bonewise.content.Block.Heading;
import org.bonewise.content.Block.Item;
import org.bonewise.content.Block.Items;
import org.bonewise.content.Block.Paragraph;
import org.bonewise.content.Block.Quote;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.TextPlaceholders;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;

/** One rule in full. */
final class RuleSection {

    private final Book book;

    RuleSection(Book book) {
        this.book = book;
    }

    /** @param anchors by which the rule is found */
    List<Block> of(Rule rule, List<String> anchors) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(4, anchors, Line.EMPTY.code(rule.artefactId()).text(" " + rule.title())));
        blocks.add(new Items(decided(rule)));
        conditions(rule, blocks);
        unknown(rule, blocks);
        variants(rule, blocks);
        orders(rule, blocks);
        if (rule.text() != null) {
            blocks.add(new Paragraph(Phrases.line("rule.text")));
            blocks.add(new Quote(text(rule.text())));
        }
        if (!rule.citations().isEmpty()) {
            blocks.add(
                    new Paragraph(Phrases.line("rule.sources", book.citations().cited(rule.citations()))));
        }
        book.artefacts()
                .action(rule.file(), rule.artefactId())
                .map(PlanDefinitionActionComponent::getExtension)
                .ifPresent(extensions -> blocks.addAll(Book.marks(extensions)));
        return blocks;
    }

    private List<Item> decided(Rule rule) {
        List<Item> items = new ArrayList<>();
        Line kind = Line.of(Phrases.word("kind", rule.kind().name()));
        Line decides = rule.code() == null ? kind : kind.text(": ").strong(decision(rule, rule.code()));
        items.add(Item.of(Phrases.line("rule.decides", decides)));
        if (rule.severity() != null) {
            items.add(Item.of(Phrases.line("rule.severity", severity(rule))));
        }
        if (rule.scope() != Rule.Scope.PATIENT) {
            items.add(Item.of(Phrases.line(
                    "rule.scope", Phrases.word("scope", rule.scope().name()))));
        }
        if (rule.purpose() != null) {
            items.add(Item.of(Phrases.line("rule.purpose", book.word(rule.purpose()))));
        }
        if (rule.agent() != null) {
            items.add(Item.of(Phrases.line("rule.agent", book.word(rule.agent()))));
        }
        return items;
    }

    private static String decision(Rule rule, String code) {
        return Phrases.word("decision." + rule.kind().name(), code);
    }

    private static String severity(Rule rule) {
        return rule.severity() == null
                ? ""
                : Phrases.word("severity", rule.severity().name().toUpperCase(Locale.ROOT));
    }

    private void conditions(Rule rule, List<Block> blocks) {
        if (rule.conditions().isEmpty()) {
            blocks.add(new Paragraph(Phrases.line("rule.always")));
            return;
        }
        blocks.add(new Paragraph(Phrases.line("rule.conditions")));
        blocks.add(new Items(said(rule.conditions())));
    }

    private List<Item> said(List<ParsedExpression> conditions) {
        return conditions.stream().map(condition -> book.said(condition.text())).toList();
    }

    private static void unknown(Rule rule, List<Block> blocks) {
        String code = rule.onUnknown();
        if (code != null) {
            String word = code.equals("nothing") ? Phrases.text("rule.unknown.nothing") : decision(rule, code);
            blocks.add(new Paragraph(Phrases.line("rule.unknown", word)));
        }
    }

    private void variants(Rule rule, List<Block> blocks) {
        if (!rule.variants().isEmpty()) {
            blocks.add(new Paragraph(Phrases.line(rule.code() == null ? "rule.variants" : "rule.variants.instead")));
            blocks.add(new Items(
                    rule.variants().stream().map(one -> variant(rule, one)).toList()));
        }
    }

    private Item variant(Rule rule, Rule variant) {
        Line line = Line.EMPTY.code(variant.artefactId()).text(" ");
        if (variant.code() != null) {
            line = line.strong(decision(variant, variant.code()));
        }
        if (variant.severity() != null) {
            line = line.text(" (" + severity(variant) + ")");
        }
        if (!variant.title().equals(rule.title())) {
            line = line.text(" " + variant.title());
        }
        List<Item> below = new ArrayList<>(
                variant.conditions().isEmpty()
                        ? List.of(Item.of(Phrases.line("rule.variant.else")))
                        : said(variant.conditions()));
        if (variant.purpose() != null && !variant.purpose().equals(rule.purpose())) {
            below.add(Item.of(Phrases.line("rule.purpose", book.word(variant.purpose()))));
        }
        orders("rule.regimens", variant.regimens(), below);
        orders("rule.orders", variant.companions(), below);
        if (variant.text() != null) {
            below.add(Item.of(Phrases.line("rule.text").text(" ").and(text(variant.text()))));
        }
        if (!variant.citations().equals(rule.citations())) {
            below.add(Item.of(Phrases.line("rule.sources", book.citations().cited(variant.citations()))));
        }
        book
                .artefacts()
                .action(variant.file(), variant.artefactId())
                .map(PlanDefinitionActionComponent::getExtension)
                .stream()
                .flatMap(extensions -> Book.marks(extensions).stream())
                .forEach(mark -> below.add(Item.of(((Paragraph) mark).text())));
        return Item.of(line, below);
    }

    private void orders(Rule rule, List<Block> blocks) {
        orders("rule.regimens", rule.regimens(), blocks::add);
        orders("rule.orders", rule.companions(), blocks::add);
    }

    private void orders(String key, List<Regimen> orders, Consumer<Block> blocks) {
        if (!orders.isEmpty()) {
            blocks.accept(new Paragraph(Phrases.line(key)));
            blocks.accept(new Items(
                    orders.stream().map(order -> Item.of(book.order(order))).toList()));
        }
    }

    private void orders(String key, List<Regimen> orders, List<Item> items) {
        if (!orders.isEmpty()) {
            items.add(Item.of(
                    Phrases.line(key),
                    orders.stream().map(order -> Item.of(book.order(order))).toList()));
        }
    }

    /** A card's text with the names of the facts whose values stand in it there. */
    private Line text(String template) {
        Line line = Line.EMPTY;
        var place = TextPlaceholders.PLACEHOLDER.matcher(template);
        int end = 0;
        while (place.find()) {
            line = line.text(template.substring(end, place.start()) + "[")
                    .and(book.values().name(place.group(1)))
                    .text("]");
            end = place.end();
        }
        return line.text(template.substring(end).stripTrailing());
    }
}
