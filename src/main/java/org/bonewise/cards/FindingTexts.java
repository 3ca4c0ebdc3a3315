package org.bonewise.cards;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import org.bonewise.guideline.FactSource;
import org.bonewise.guideline.RuleFinding;
import org.bonewise.knowledge.Rule;

/** What findings say, in the words of the cards but without the id of the rule; Markdown. */
public final class FindingTexts {

    private final Words words;
    private final Texts texts;

    /**
     * Makes the texts of one decision.
     *
     * @param locale of the words; a language without words of its own gets English
     * @param thresholds numbers that the rules of the decision compare with: no value is rounded onto or across one
     */
    public FindingTexts(Locale locale, Collection<BigDecimal> thresholds) {
        words = Words.of(locale);
        texts = new Texts(words, new FactFormat(words, new Names(words), thresholds));
    }

    /**
     * What a finding says.
     *
     * @param facts for the values in the text
     */
    public String of(RuleFinding finding, FactSource facts) {
        return texts.plain(finding, facts);
    }

    /** What a rule in shadow is about: its text would tell as held what may only be possible. */
    public String inShadow(Rule rule) {
        return words.say("said.shadow", rule.title());
    }
}
