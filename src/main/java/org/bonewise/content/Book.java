package org.bonewise.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bonewise.cards.Vocabulary;
import org.bonewise.content.Block.Item;
import org.bonewise.content.Block.Paragraph;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.ContentArtefact;
import org.bonewise.knowledge.ContentRegister;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.Extension;

/**
 * What all sections of the page are written from.
 *
 * @param knowledge what is decided by
 * @param artefacts what the artefacts say beyond that
 * @param register who stands for them
 */
record Book(
        Knowledge knowledge,
        Artefacts artefacts,
        ContentRegister register,
        ConditionWords conditions,
        ValueWords values,
        Vocabulary vocabulary,
        Citations citations) {

    /** An expression in words, with the expression itself. */
    Item said(String expression) {
        return Said.item(conditions.of(expression), expression);
    }

    /** An order, linked to where it is told. */
    Line order(Regimen regimen) {
        String title = regimen.definition().hasTitle() ? regimen.definition().getTitle() : regimen.id();
        return Line.link("#" + Anchors.regimen(regimen), title);
    }

    /** A code of the artefacts as a word. */
    String word(String code) {
        return vocabulary.value(code);
    }

    /** The version of an artefact, and who approved it. */
    Line version(String file) {
        Optional<ContentArtefact> artefact = register.of(file);
        if (artefact.isEmpty()) {
            return Phrases.line("file", Line.EMPTY.code(file));
        }
        ContentArtefact found = artefact.get();
        Line version = found.approved() == null
                ? Phrases.line("version.draft", found.version())
                : Phrases.line(
                        "version.approved",
                        found.version(),
                        found.approved().toString(),
                        String.join(", ", found.endorsers()));
        return version.text(" ").and(Phrases.line("file", Line.EMPTY.code(file)));
    }

    /** What an artefact says of itself: where it comes from and what is uncertain. */
    static List<Block> marks(List<Extension> extensions) {
        List<Block> marks = new ArrayList<>();
        for (String name : List.of("uncertain", "provenance")) {
            Artefacts.marks(extensions, name).forEach(text -> marks.add(new Paragraph(mark(name, text))));
        }
        return marks;
    }

    /** One mark. */
    static Line mark(String name, String text) {
        return name.equals("uncertain")
                ? Line.EMPTY.strong(Phrases.line(name, text).spans().stream()
                        .map(span -> ((Span.Text) span).text())
                        .reduce("", String::concat))
                : Phrases.line(name, text);
    }
}
