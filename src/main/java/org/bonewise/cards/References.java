package org.bonewise.cards;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bonewise.cdshooks.Link;
import org.bonewise.knowledge.Citation;
import org.bonewise.knowledge.Rule;

/** What the rules of a card rest on: each source once, with all its grades. */
final class References {

    private final Map<String, Set<String>> grades = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();

    References(List<Rule> rules) {
        rules.forEach(rule -> rule.citations().forEach(this::add));
    }

    private void add(Citation citation) {
        Set<String> ofLabel = grades.computeIfAbsent(citation.label(), _ -> new LinkedHashSet<>());
        if (citation.grade() != null) {
            ofLabel.add(citation.grade());
        }
        if (citation.text() != null) {
            texts.putIfAbsent(citation.label(), citation.text());
        }
        if (citation.url() != null) {
            links.putIfAbsent(citation.url(), new Link(citation.label(), citation.url(), "absolute"));
        }
    }

    /** List items in Markdown. */
    List<String> items(Words words) {
        return grades.entrySet().stream()
                .map(entry -> item(entry.getKey(), entry.getValue(), words))
                .toList();
    }

    private String item(String label, Set<String> ofLabel, Words words) {
        List<String> shown = ofLabel.stream().map(grade -> shown(grade, words)).toList();
        String graded = shown.isEmpty() ? label : words.say("evidence.graded", label, String.join(", ", shown));
        String text = texts.get(label);
        return text == null ? graded : words.say("evidence.cited", graded, text);
    }

    /** Guidelines print their grades in brackets; a remark gets its own. */
    private static String shown(String grade, Words words) {
        return grade.startsWith("[") ? grade : words.say("evidence.remark", grade);
    }

    /** Where they can be read. */
    List<Link> links() {
        return links.values().stream().filter(Objects::nonNull).toList();
    }
}
