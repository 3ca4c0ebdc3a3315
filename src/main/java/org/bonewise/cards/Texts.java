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
        return words.say("said", plain(rule, facts), rule.id());
    }

    private String plain(Rule rule, FactSource facts) {
        String template = rule.text() == null ? rule.title() : rule.text();
        return fill(template, facts).strip();
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
                .map(finding -> of(finding, facts))
                .distinct()
                .toList();
    }

    private String of(RuleFinding finding, FactSource facts) {
        return words.say("said", plain(finding, facts), finding.rule().id());
    }

    /** The text of a rule tells what is known to hold; of one that only may hold, or was not checked, its title is said. */
    String plain(RuleFinding finding, FactSource facts) {
        Rule rule = finding.rule();
        return switch (finding.certainty()) {
            case HOLDS -> plain(rule, facts);
            case POSSIBLE -> words.say("said.possible", rule.title());
            case UNCHECKED -> words.say("said.unchecked", rule.title());
        };
    }
}
