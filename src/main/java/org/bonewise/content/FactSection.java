package org.bonewise.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.content.Block.Heading;
import org.bonewise.content.Block.Item;
import org.bonewise.content.Block.Items;
import org.bonewise.content.Block.Paragraph;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;

/** The catalogue of facts. */
final class FactSection {

    private static final Pattern WINDOW = Pattern.compile("(?<=\\bwindow )'?([a-z0-9-]+)'?");
    private static final Pattern NAME = Pattern.compile("(?<![\\w-])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![\\w-])");
    private static final Pattern NAME_OF_FACT = Pattern.compile("[a-z]+[A-Z]");
    private static final Set<String> GROUPS =
            Stream.of(ConceptGroup.values()).map(ConceptGroup::id).collect(Collectors.toUnmodifiableSet());

    private final Book book;
    private final Collection<FactDeclaration> facts;
    private final Set<String> names;
    private final Map<String, String> parameters;
    private final AbsentFacts absent;

    FactSection(Book book, Collection<FactDeclaration> facts, Map<String, String> parameters, AbsentFacts absent) {
        this.book = book;
        this.facts = facts;
        this.names = facts.stream().map(FactDeclaration::name).collect(Collectors.toUnmodifiableSet());
        this.parameters = parameters;
        this.absent = absent;
    }

    List<Block> facts() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(2, List.of("facts"), Phrases.line("facts.heading")));
        blocks.add(new Paragraph(Phrases.line("facts.intro")));
        blocks.add(new Paragraph(Phrases.line("facts.words")));
        blocks.add(new Heading(3, List.of("facts-patient"), Phrases.line("facts.patient")));
        blocks.add(new Items(items(FactDeclaration.Scope.PATIENT)));
        blocks.add(new Heading(3, List.of("facts-candidate"), Phrases.line("facts.candidate")));
        blocks.add(new Paragraph(Phrases.line("facts.candidate.intro")));
        blocks.add(new Items(items(FactDeclaration.Scope.CANDIDATE)));
        return blocks;
    }

    private List<Item> items(FactDeclaration.Scope scope) {
        return facts.stream()
                .filter(fact -> fact.scope() == scope)
                .map(this::item)
                .toList();
    }

    private Item item(FactDeclaration fact) {
        Line line = Line.EMPTY
                .strong(book.vocabulary().fact(fact.name()))
                .text(" ")
                .code("%" + fact.name())
                .text(". ")
                .and(kind(fact))
                .text(" ")
                .and(read(sentence(fact.description())));
        Line absence = absent.of(fact.name());
        return Item.of(absence.spans().isEmpty() ? line : line.text(" ").and(absence))
                .at(Anchors.fact(fact.name()));
    }

    private Line kind(FactDeclaration fact) {
        return switch (fact.kind()) {
            case FLAG -> Phrases.line("fact.kind");
            case WORDS -> Phrases.line("fact.kind.words");
            case DECIMAL ->
                fact.unit() == null
                        ? Phrases.line("fact.kind.number")
                        : Phrases.line("fact.kind.unit", book.vocabulary().unit(fact.unit()));
        };
    }

    private static String sentence(String description) {
        boolean beginsWithName = NAME_OF_FACT.matcher(description).lookingAt();
        String head = beginsWithName
                ? description
                : description.substring(0, 1).toUpperCase(Locale.ROOT) + description.substring(1);
        return head.endsWith(".") ? head : head + ".";
    }

    /** How it is read, with the numbers in force and links to the windows, parameters and facts it names. */
    private Line read(String description) {
        Line line = Line.EMPTY;
        int end = 0;
        Matcher name = NAME.matcher(description);
        Matcher window = WINDOW.matcher(description);
        while (name.find()) {
            Line named = named(name.group());
            int from = name.start();
            int to = name.end();
            if (window.find(Math.max(0, from - 1)) && window.start(1) == from) {
                named = window(window.group(1));
                from = window.start();
                to = window.end();
            }
            if (!named.spans().isEmpty()) {
                line = line.text(description.substring(end, from)).and(named);
                end = to;
            }
        }
        return line.text(description.substring(end));
    }

    private Line window(String item) {
        OptionalInt days = book.knowledge().windows().days(item);
        return days.isEmpty()
                ? Line.EMPTY.code(item)
                : Phrases.line(
                        "fact.window", Line.link("#window-" + item, item), Line.of(String.valueOf(days.getAsInt())));
    }

    private Line named(String word) {
        String value = parameters.get(word);
        if (value != null) {
            return Phrases.line("fact.parameter", Line.link("#parameter-" + word, word), Line.of(value));
        }
        boolean isName = word.chars().skip(1).anyMatch(Character::isUpperCase);
        if (isName && names.contains(word)) {
            return Line.link("#" + Anchors.fact(word), word);
        }
        return word.indexOf('-') > 0 && GROUPS.contains(word) ? Line.EMPTY.code(word) : Line.EMPTY;
    }
}
