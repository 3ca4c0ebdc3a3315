package org.bonewise.cards;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the cards call things, for others who write for the same readers; plain text. */
public final class Vocabulary {

    /** A word with a capital or digit after its first letter is a name or abbreviation. */
    private static final Pattern COMMON_WORD = Pattern.compile("\\p{Lu}[\\p{Ll} (,.-].*|\\p{Lu}");

    private final Words words;
    private final Names names;

    /** @param locale of the words; a language without words of its own gets English */
    public Vocabulary(Locale locale) {
        words = Words.of(locale);
        names = new Names(words);
    }

    /** A fact, as it stands at the head of a line. */
    public String fact(String name) {
        return names.fact(name);
    }

    /** A fact, as it stands inside a sentence. */
    public String factInText(String name) {
        String head = names.fact(name);
        String first = head.substring(0, head.indexOf(' ') < 0 ? head.length() : head.indexOf(' '));
        return COMMON_WORD.matcher(first).matches() && !first.contains("'")
                ? head.substring(0, 1).toLowerCase(words.locale()) + head.substring(1)
                : head;
    }

    /** A word that a fact has as its value. */
    public String value(String value) {
        String agent = words.word("agent." + value);
        return agent != null ? agent : names.value(value);
    }

    /** A UCUM unit as people write it. */
    public String unit(String ucum) {
        return names.unit(ucum);
    }

    /** Why a fact is not known: one of the codes of the reasons. */
    public String reason(String code) {
        return words.say("reason." + code);
    }

    /** "a, b or c". */
    public String anyOf(java.util.List<String> items) {
        return words.anyOf(items);
    }
}
