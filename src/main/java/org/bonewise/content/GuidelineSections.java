package org.bonewise.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bonewise.content.Block.Heading;
import org.bonewise.content.Block.Item;
import org.bonewise.content.Block.Items;
import org.bonewise.content.Block.Paragraph;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.jspecify.annotations.Nullable;

/**
 * The guidelines with their topics, then the safety rules. A rule that several guidelines share stands in full under the first
 * of them, those that need no fallback coming first; the others point there.
 */
final class GuidelineSections {

    private record Home(Guideline guideline, String anchor) {}

    private final Book book;
    private final RuleSection rules;
    private final Map<String, Home> written = new HashMap<>();

    GuidelineSections(Book book) {
        this.book = book;
        this.rules = new RuleSection(book);
    }

    /** A part of the page for each guideline, its heading first. */
    List<Block> guidelines() {
        List<Block> blocks = new ArrayList<>();
        book.knowledge().guidelines().values().stream()
                .sorted(Comparator.comparing((Guideline guideline) -> fallback(guideline) != null)
                        .thenComparing(Guideline::id))
                .forEach(guideline -> blocks.addAll(guideline(guideline)));
        return blocks;
    }

    private List<Block> guideline(Guideline guideline) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(
                2, List.of("guideline-" + guideline.id()), Phrases.line("guideline.heading", guideline.title())));
        String file = rootFile(guideline);
        PlanDefinition root = book.artefacts().plans().get(file);
        if (root != null) {
            if (root.hasDescription()) {
                blocks.add(new Paragraph(Line.of(root.getDescription())));
            }
            if (root.getExperimental()) {
                blocks.add(new Paragraph(Line.EMPTY.strong(Phrases.text("guideline.experimental"))));
            }
            blocks.addAll(Book.marks(root.getExtension()));
        }
        blocks.add(new Paragraph(Phrases.line("guideline.id", Line.EMPTY.code("bonewise.guideline=" + guideline.id()))
                .text(". ")
                .and(book.version(file))));
        Guideline other = fallback(guideline);
        if (other != null) {
            blocks.add(new Paragraph(
                    Phrases.line("guideline.fallback", Line.link("#guideline-" + other.id(), other.title()))));
        }
        RuleAnchors anchors = new RuleAnchors(guideline.id(), guideline.rules());
        List<Item> borrowed = new ArrayList<>();
        topics(guideline.rules()).forEach((topic, own) -> {
            if (own.stream().allMatch(rule -> written.containsKey(key(rule)))) {
                borrowed.add(borrowed(topic, own, anchors));
            } else {
                blocks.addAll(topic(guideline, topic, own, anchors));
            }
        });
        if (!borrowed.isEmpty()) {
            blocks.add(new Heading(3, List.of(guideline.id() + "-shared"), Phrases.line("topics.shared")));
            blocks.add(new Items(borrowed));
        }
        return blocks;
    }

    private String rootFile(Guideline guideline) {
        return book.artefacts().plans().entrySet().stream()
                .filter(plan ->
                        guideline.id().equals(plan.getValue().getIdElement().getIdPart()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private @Nullable Guideline fallback(Guideline guideline) {
        PlanDefinition root = book.artefacts().plans().get(rootFile(guideline));
        if (root == null) {
            return null;
        }
        return Artefacts.marks(root.getExtension(), "fallback").stream()
                .flatMap(url ->
                        book.knowledge().guidelines().values().stream().filter(other -> url.endsWith("/" + other.id())))
                .findFirst()
                .orElse(null);
    }

    /** Rules by the file of their topic, in order; one that a guideline overrides belongs to the topic that it is of. */
    private Map<String, List<Rule>> topics(List<Rule> all) {
        Map<String, List<Rule>> topics = new LinkedHashMap<>();
        all.forEach(rule ->
                topics.computeIfAbsent(topic(rule), _ -> new ArrayList<>()).add(rule));
        return topics;
    }

    private String topic(Rule rule) {
        PlanDefinition plan = book.artefacts().plans().get(rule.file());
        if (plan == null) {
            return rule.file();
        }
        return plan.getAction().stream()
                .filter(PlanDefinitionActionComponent::hasDefinition)
                .filter(topic -> topic.getAction().stream()
                        .anyMatch(override -> rule.artefactId().equals(override.getId())))
                .flatMap(topic -> book.artefacts().file(topic.getDefinition().primitiveValue()).stream())
                .findFirst()
                .orElse(rule.file());
    }

    private List<Block> topic(Guideline guideline, String file, List<Rule> own, RuleAnchors anchors) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(topicHeading(guideline.id(), file));
        List<Rule> elsewhere =
                own.stream().filter(rule -> written.containsKey(key(rule))).toList();
        List<Rule> here =
                own.stream().filter(rule -> !written.containsKey(key(rule))).toList();
        if (!elsewhere.isEmpty()) {
            byHome(elsewhere)
                    .forEach((home, shared) -> blocks.add(new Paragraph(Phrases.line(
                            "topic.rest",
                            Line.link("#guideline-" + home.id(), home.title()),
                            references(shared, anchors)))));
        }
        about(file, blocks);
        for (Rule rule : here) {
            blocks.addAll(rules.of(rule, anchors.of(rule)));
            written.put(key(rule), new Home(guideline, Anchors.ofArtefact(guideline.id(), rule)));
        }
        return blocks;
    }

    /** A topic of which every rule stands in full elsewhere. */
    private Item borrowed(String file, List<Rule> own, RuleAnchors anchors) {
        List<Line> homes = new ArrayList<>();
        byHome(own)
                .forEach((home, shared) -> homes.add(Phrases.line(
                        "topic.elsewhere",
                        Line.link("#guideline-" + home.id(), home.title()),
                        references(shared, anchors))));
        return Item.of(Line.EMPTY.strong(title(file)).text(": ").and(Line.joined(homes, "; ")));
    }

    private Map<Guideline, List<Rule>> byHome(List<Rule> elsewhere) {
        Map<Guideline, List<Rule>> byHome = new LinkedHashMap<>();
        elsewhere.forEach(rule -> byHome.computeIfAbsent(home(rule).guideline(), _ -> new ArrayList<>())
                .add(rule));
        return byHome;
    }

    private Home home(Rule rule) {
        Home home = written.get(key(rule));
        if (home == null) {
            throw new IllegalArgumentException("Not written yet: " + rule.artefactId());
        }
        return home;
    }

    private Line references(List<Rule> shared, RuleAnchors anchors) {
        List<Line> lines = new ArrayList<>();
        for (Rule rule : shared) {
            Line line = Line.EMPTY;
            for (String anchor : anchors.of(rule)) {
                line = line.anchor(anchor);
            }
            lines.add(line.linked("#" + home(rule).anchor(), rule.artefactId()));
        }
        return Line.joined(lines, ", ");
    }

    private Heading topicHeading(String guideline, String file) {
        PlanDefinition plan = book.artefacts().plans().get(file);
        String id = plan == null ? file : plan.getIdElement().getIdPart();
        return new Heading(3, List.of(guideline + "-topic-" + id), Line.of(title(file)));
    }

    private String title(String file) {
        PlanDefinition plan = book.artefacts().plans().get(file);
        return plan == null || !plan.hasTitle() ? file : plan.getTitle();
    }

    private void about(String file, List<Block> blocks) {
        PlanDefinition plan = book.artefacts().plans().get(file);
        if (plan != null) {
            Line line = plan.hasDescription() ? Line.of(plan.getDescription() + " ") : Line.EMPTY;
            blocks.add(new Paragraph(line.and(book.version(file))));
            blocks.addAll(Book.marks(plan.getExtension()));
        }
    }

    private static String key(Rule rule) {
        return rule.file() + "#" + rule.artefactId();
    }

    /** The safety rules, file by file. */
    List<Block> safety() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(2, List.of("safety"), Phrases.line("safety.heading")));
        blocks.add(new Paragraph(Phrases.line("safety.intro")));
        RuleAnchors anchors = new RuleAnchors("safety", book.knowledge().safety());
        topics(book.knowledge().safety()).forEach((file, own) -> {
            blocks.add(topicHeading("safety", file));
            about(file, blocks);
            own.forEach(rule -> blocks.addAll(rules.of(rule, anchors.of(rule))));
        });
        return blocks;
    }
}
