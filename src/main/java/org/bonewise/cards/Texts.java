package org.bonewise.cards;

import java.util.List;
import java.util.regex.Matcher;
import org.bonewise.guideline.FactSource;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.TextPlaceholders;

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
        return words.say("said", fill(template, facts).strip(), rule.id());
    }

    /** Fills in each value once: a value that looks like a placeholder stays what it is. */
    private String fill(String template, FactSource facts) {
        return TextPlaceholders.PLACEHOLDER
                .matcher(template)
                .replaceAll(match ->
                        Matcher.quoteReplacement(MarkdownText.escape(format.known(facts.fact(match.group(1))))));
    }

    /** What findings say, worst first, each text once. */
    List<String> of(List<RuleFinding> findings, FactSource facts) {
        return Contents.worstFirst(findings).stream()
                .map(finding -> of(finding.rule(), facts))
                .distinct()
                .toList();
    }
}
