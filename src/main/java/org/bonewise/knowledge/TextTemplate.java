package org.bonewise.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of an artefact in which {@code {{%fact}}} stands for the value of a fact. */
public final class TextTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{%([A-Za-z][A-Za-z0-9]*)}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}]*(?:}})?|}}");

    private TextTemplate() {}

    /** The facts that a text names, in its order. */
    public static Set<String> names(String template) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(template).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /** What looks like a placeholder and is none, as written; empty when the text is sound. */
    public static List<String> malformed(String template) {
        List<String> found = new ArrayList<>();
        String rest = PLACEHOLDER.matcher(template).replaceAll(" ");
        BRACES.matcher(rest).results().forEach(match -> found.add(match.group()));
        return found;
    }

    /** The text with each placeholder replaced once by what {@code value} gives for its name. */
    public static String fill(String template, UnaryOperator<String> value) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> Matcher.quoteReplacement(value.apply(match.group(1))));
    }
}
