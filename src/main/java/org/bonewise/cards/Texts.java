package org.bonewise.cards;

import java.util.List;
import org.bonewise.guideline.FactSource;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.TextTemplate;

/** The texts of rules, with the values of facts filled in; Markdown. */
final class Texts {

    private final Words words;
    private final FactFormat format;

    Texts(Words words, FactFormat format) {
        this.words = words;
        this.format = format;
    }

    /** What a rule says, followed by its id. */
    String of(Rule rule, FactSource facts) {
        String template = rule.text() == null ? rule.title() : rule.text();
        String text = TextTemplate.fill(template, name -> MarkdownText.escape(format.known(facts.fact(name))));
        return words.say("said", text.strip(), rule.id());
    }

    /** What findings say, worst first, each text once. */
    List<String> of(List<RuleFinding> findings, FactSource facts) {
        return Contents.worstFirst(findings).stream()
                .map(finding -> of(finding.rule(), facts))
                .distinct()
                .toList();
    }
}
