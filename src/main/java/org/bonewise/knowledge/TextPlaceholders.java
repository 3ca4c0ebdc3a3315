package org.bonewise.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The placeholders {@code {{%fact}}} of texts on cards. */
public final class TextPlaceholders {

    /** A placeholder; group 1 is the fact's name. */
    public static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{%([A-Za-z][A-Za-z0-9]*)}}");

    private TextPlaceholders() {}

    /** Names of the facts a text shows. */
    public static Set<String> names(String template) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** What is wrong with a text: names that are no facts, braces that are no placeholder. */
    static List<String> problems(String template, Set<String> facts) {
        List<String> problems = new ArrayList<>();
        for (String name : names(template)) {
            if (!facts.contains(name)) {
                problems.add("unknown text placeholder {{%" + name + "}}");
            }
        }
        String rest = PLACEHOLDER.matcher(template).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            problems.add("malformed text placeholder (write {{%fact}}) in: " + template);
        }
        return problems;
    }
}
