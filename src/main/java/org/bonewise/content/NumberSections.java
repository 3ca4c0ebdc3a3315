package org.bonewise.content;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bonewise.content.Block.Heading;
import org.bonewise.content.Block.Item;
import org.bonewise.content.Block.Items;
import org.bonewise.content.Block.Paragraph;
import org.bonewise.content.Block.Row;
import org.bonewise.content.Block.Table;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.Freshness;
import org.bonewise.knowledge.PlausibleRange;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Library;
import org.jspecify.annotations.Nullable;

/** Parameters, windows, plausible ranges and terms. */
final class NumberSections {

    private final Book book;
    private final Map<String, String> parameters = new TreeMap<>();

    NumberSections(Book book) {
        this.book = book;
        for (Library library : book.artefacts().libraries().values()) {
            for (Extension parameter : Artefacts.all(library.getExtension(), "parameter")) {
                String name = part(parameter, "name");
                String unit = part(parameter, "unit");
                BigDecimal value =
                        name == null ? null : book.knowledge().parameters().get(name);
                if (name != null && value != null) {
                    parameters.put(name, book.values().amount(value, unit));
                }
            }
        }
    }

    /** The value of a parameter with its unit, by name. */
    Map<String, String> parameters() {
        return parameters;
    }

    private static @Nullable String part(Extension extension, String name) {
        return extension.getExtension().stream()
                .filter(part -> part.getUrl().equals(name) && part.getValue() != null)
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse(null);
    }

    List<Block> numbers() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(2, List.of("numbers"), Phrases.line("numbers.heading")));
        head("parameters", blocks);
        marks("parameter", blocks);
        blocks.add(new Table(
                List.of(Phrases.text("parameters.name"), Phrases.text("parameters.value")),
                parameters.entrySet().stream()
                        .map(one -> new Row(
                                "parameter-" + one.getKey(),
                                List.of(Line.EMPTY.code(one.getKey()), Line.of(one.getValue()))))
                        .toList()));
        head("windows", blocks);
        marks("freshness", blocks);
        blocks.add(new Table(
                List.of(Phrases.text("windows.item"), Phrases.text("windows.days")),
                book.knowledge().windows().entries().stream()
                        .map(NumberSections::window)
                        .toList()));
        head("ranges", blocks);
        marks("plausible-range", blocks);
        blocks.add(new Table(
                List.of(Phrases.text("ranges.item"), Phrases.text("ranges.low"), Phrases.text("ranges.high")),
                new TreeMap<>(book.knowledge().plausible())
                        .values().stream().map(this::range).toList()));
        return blocks;
    }

    /** What the libraries of these numbers say of where they come from. */
    private void marks(String extension, List<Block> blocks) {
        book.artefacts().libraries().values().stream()
                .filter(library ->
                        !Artefacts.all(library.getExtension(), extension).isEmpty())
                .forEach(library -> blocks.addAll(Book.marks(library.getExtension())));
    }

    private static void head(String key, List<Block> blocks) {
        blocks.add(new Heading(3, List.of(key), Phrases.line(key + ".heading")));
        blocks.add(new Paragraph(Phrases.line(key + ".intro")));
    }

    private static Row window(Freshness window) {
        return new Row(
                "window-" + window.item(),
                List.of(Line.EMPTY.code(window.item()), Line.of(String.valueOf(window.days()))));
    }

    private Row range(PlausibleRange range) {
        return new Row(
                "range-" + range.item(),
                List.of(
                        Line.EMPTY.code(range.item()),
                        end(range.low(), range.unit()),
                        end(range.high(), range.unit())));
    }

    private Line end(@Nullable BigDecimal end, String unit) {
        return end == null ? Line.EMPTY : Line.of(book.values().amount(end, unit));
    }

    List<Block> terms() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(2, List.of("terms"), Phrases.line("terms.heading")));
        blocks.add(new Paragraph(Phrases.line("terms.intro")));
        book.artefacts().libraries().forEach((file, library) -> {
            List<Item> terms = Artefacts.all(library.getExtension(), "term").stream()
                    .map(this::term)
                    .toList();
            if (!terms.isEmpty()) {
                blocks.add(new Heading(
                        3,
                        List.of("terms-" + library.getIdElement().getIdPart()),
                        Line.of(library.hasTitle() ? library.getTitle() : file)));
                Line about = library.hasDescription() ? Line.of(library.getDescription() + " ") : Line.EMPTY;
                blocks.add(new Paragraph(about.and(book.version(file))));
                blocks.addAll(Book.marks(library.getExtension()));
                blocks.add(new Items(terms));
            }
        });
        return blocks;
    }

    private Item term(Extension term) {
        String name = String.valueOf(part(term, "name"));
        Expression expression = term.getExtension().stream()
                .map(Extension::getValue)
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast)
                .findFirst()
                .orElseThrow();
        Item said = book.said(expression.getExpression());
        Line line = Line.EMPTY
                .strong(book.values().inText(name))
                .text(" ")
                .code("%" + name)
                .text(": ")
                .and(said.text());
        return new Item(List.of(Anchors.fact(name)), line, said.expression(), said.below());
    }
}
