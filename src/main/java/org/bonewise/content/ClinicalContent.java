package org.bonewise.content;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.bonewise.cards.Vocabulary;
import org.bonewise.content.Block.Heading;
import org.bonewise.content.Block.Item;
import org.bonewise.content.Block.Items;
import org.bonewise.content.Block.Paragraph;
import org.bonewise.facts.FactCatalogue;
import org.bonewise.files.MergedFolder;
import org.bonewise.knowledge.ContentRegister;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.Knowledge;

/** The page of the clinical content: what is decided by, in words, and how each fact is read. */
public final class ClinicalContent {

    private static final int LISTED = 3;

    private final Supplier<List<Block>> blocks;

    private ClinicalContent(Supplier<List<Block>> blocks) {
        this.blocks = blocks;
    }

    /**
     * Reads what the page is made from; the words are put together when they are first asked for.
     *
     * @param profiles the artefacts that {@code knowledge} was read from
     * @param hooks the services and their prefetch
     * @param register who stands for the artefacts, a hospital's approvals included
     */
    public static ClinicalContent of(
            FhirContext context,
            MergedFolder profiles,
            MergedFolder hooks,
            Knowledge knowledge,
            ContentRegister register,
            FactCatalogue catalogue) {
        Artefacts artefacts = Artefacts.read(profiles, context);
        List<Block> own = OwnFileSection.of(profiles, hooks);
        return new ClinicalContent(
                () -> page(book(context, artefacts, knowledge, register, catalogue), catalogue, own));
    }

    private static Book book(
            FhirContext context,
            Artefacts artefacts,
            Knowledge knowledge,
            ContentRegister register,
            FactCatalogue catalogue) {
        Vocabulary vocabulary = new Vocabulary(Locale.ENGLISH);
        Map<String, FactDeclaration> facts = new LinkedHashMap<>();
        catalogue.declarations().forEach(fact -> facts.put(fact.name(), fact));
        ValueWords values = new ValueWords(facts, vocabulary);
        return new Book(
                knowledge,
                artefacts,
                register,
                new ConditionWords(context, values),
                values,
                vocabulary,
                new Citations());
    }

    private static List<Block> page(Book book, FactCatalogue catalogue, List<Block> own) {
        GuidelineSections guidelines = new GuidelineSections(book);
        OrderSections orders = new OrderSections(book);
        NumberSections numbers = new NumberSections(book);
        AbsentFacts absent = new AbsentFacts(book.knowledge(), catalogue, book.vocabulary());
        List<Block> body = new ArrayList<>();
        reading(body);
        body.addAll(own);
        body.addAll(guidelines.guidelines());
        body.addAll(guidelines.safety());
        body.addAll(orders.agents());
        body.addAll(orders.companions());
        body.addAll(numbers.numbers());
        body.addAll(numbers.terms());
        body.addAll(new FactSection(book, catalogue.declarations(), numbers.parameters(), absent).facts());
        body.add(new Heading(2, List.of("sources"), Phrases.line("sources.heading")));
        body.add(new Items(book.citations().items()));
        List<Block> page = new ArrayList<>();
        page.add(new Heading(1, List.of("top"), Phrases.line("title")));
        page.add(new Paragraph(Phrases.line("intro")
                .text(" ")
                .and(Phrases.line("intro.package", book.register().packageVersion()))));
        page.add(new Paragraph(Phrases.line("draft")));
        page.add(new Heading(2, List.of("contents"), Phrases.line("contents")));
        page.add(new Items(contents(body)));
        page.addAll(body);
        return page;
    }

    private static void reading(List<Block> body) {
        body.add(new Heading(2, List.of("reading"), Phrases.line("reading")));
        for (String key :
                List.of("reading.rules", "reading.unknown", "reading.first", "reading.numbers", "reading.uncertain")) {
            body.add(new Paragraph(Phrases.line(key)));
        }
    }

    /** The sections and what stands in them. */
    private static List<Item> contents(List<Block> body) {
        List<Item> sections = new ArrayList<>();
        List<Item> below = new ArrayList<>();
        Line section = Line.EMPTY;
        for (Block block : body) {
            if (block instanceof Heading heading && heading.level() <= LISTED) {
                Line entry = Line.link("#" + heading.anchors().getFirst(), plain(heading.text()));
                if (heading.level() == LISTED) {
                    below.add(Item.of(entry));
                } else {
                    if (!section.spans().isEmpty()) {
                        sections.add(Item.of(section, List.copyOf(below)));
                    }
                    below.clear();
                    section = entry;
                }
            }
        }
        sections.add(Item.of(section, List.copyOf(below)));
        return sections;
    }

    private static String plain(Line line) {
        StringBuilder text = new StringBuilder();
        for (Span span : line.spans()) {
            if (span instanceof Span.Text(String words)) {
                text.append(words);
            }
        }
        return text.toString();
    }

    /** As Markdown, for the repository. Made anew at each call, as is {@link #html}. */
    public String markdown() {
        return new MarkdownRenderer().render(blocks.get());
    }

    /** As an HTML page of one file. */
    public String html() {
        return new HtmlRenderer().render(blocks.get());
    }

    /** The value of {@code style-src} under which the page's style is applied, and no other. */
    public static String styleSource() {
        return HtmlRenderer.STYLE.source();
    }
}
