package org.bonewise.cards;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.cdshooks.Link;
import org.bonewise.knowledge.Citation;
import org.bonewise.knowledge.Rule;

/**
 * What the rules of a card rest on: each source once, with all its grades. Those of the leading rule are cited in full; the others
 * are named by their labels in one line, so that the evidence does not drown the advice.
 */
final class References {

    private final Map<String, Set<String>> grades = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Set<String> leading;

    /** @param rules the leading one first */
    References(List<Rule> rules) {
        rules.forEach(rule -> rule.citations().forEach(this::add));
        leading = rules.stream()
                .limit(1)
                .flatMap(rule -> rule.citations().stream())
                .map(Citation::label)
                .collect(Collectors.toSet());
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
        Stream<String> cited =
                grades.keySet().stream().filter(leading::contains).map(label -> cited(label, words));
        List<String> others = grades.keySet().stream()
                .filter(label -> !leading.contains(label))
                .map(label -> graded(label, words))
                .toList();
        Stream<String> named =
                others.isEmpty() ? Stream.empty() : Stream.of(words.say("evidence.others", words.allOf(others)));
        return Stream.concat(cited, named).toList();
    }

    private String cited(String label, Words words) {
        String text = texts.get(label);
        return text == null ? graded(label, words) : words.say("evidence.cited", graded(label, words), text);
    }

    private String graded(String label, Words words) {
        List<String> shown = grades.getOrDefault(label, Set.of()).stream()
                .map(grade -> shown(grade, words))
                .toList();
        return shown.isEmpty() ? label : words.say("evidence.graded", label, String.join(", ", shown));
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
