package org.bonewise.cards;

import java.util.regex.Pattern;

/** Makes text that nobody has vetted safe to stand in GitHub Flavored Markdown. */
final class MarkdownText {

    /** Invisible; keeps GitHub's and other renderers' automatic links from forming, which no backslash does everywhere. */
    private static final char WORD_JOINER = '\u2060';

    private static final String MARKUP = "\\`*_[]~#!|";
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}\\p{Zs}\\p{Zl}\\p{Zp}]+");
    /** Marks that turn the direction of what follows, by which a text could rearrange the words around it. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern LIST_NUMBER = Pattern.compile("^(\\d+)([.)])(?=\\s|$)");
    private static final Pattern LIST_BULLET = Pattern.compile("^([-+=])");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(www(?=\\.)|:(?=[^\\s\\d])|@(?=\\S))");

    private MarkdownText() {}

    /** {@code text} on one line, shown as it is by any Markdown or HTML renderer. To be applied once. */
    static String escape(String text) {
        String line = BREAKS.matcher(DIRECTIONS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        StringBuilder safe = new StringBuilder(line.length() + 16);
        line.codePoints().forEach(character -> append(safe, character));
        String numbered = LIST_NUMBER.matcher(safe).replaceFirst("$1\\\\$2");
        String listed = LIST_BULLET.matcher(numbered).replaceFirst("\\\\$1");
        return ADDRESS.matcher(listed).replaceAll("$1" + WORD_JOINER);
    }

    private static void append(StringBuilder safe, int character) {
        switch (character) {
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '&' -> safe.append("&amp;");
            case '"' -> safe.append("&quot;");
            default -> {
                if (MARKUP.indexOf(character) >= 0) {
                    safe.append('\\');
                }
                safe.appendCodePoint(character);
            }
        }
    }
}
