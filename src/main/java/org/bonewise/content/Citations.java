package org.bonewise.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bonewise.content.Block.Item;
import org.bonewise.knowledge.Citation;

/** What the content rests on: named where it is cited, told in full once. */
final class Citations {

    private record Source(String label, String text, String url) {}

    private final Map<Source, String> anchors = new LinkedHashMap<>();

    /** The labels of a rule's citations with their grades. */
    Line cited(List<Citation> citations) {
        List<Line> lines = new ArrayList<>();
        for (Citation citation : citations) {
            Line label = label(citation);
            String grade = citation.grade();
            Line shown = grade == null
                    ? label
                    : Phrases.line("graded", label, Line.of(grade.startsWith("[") ? grade : "(" + grade + ")"));
            if (!lines.contains(shown)) {
                lines.add(shown);
            }
        }
        return Line.joined(lines, "; ");
    }

    private Line label(Citation citation) {
        String text = citation.text();
        if (text == null || text.isBlank()) {
            return Line.of(citation.label());
        }
        String url = citation.url();
        Source source = new Source(citation.label(), text, url == null ? "" : url);
        return Line.link("#" + anchors.computeIfAbsent(source, this::anchor), citation.label());
    }

    private String anchor(Source source) {
        String plain = "source-"
                + source.label()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("-$", "");
        String anchor = plain;
        for (int i = 2; anchors.containsValue(anchor); i++) {
            anchor = plain + "-" + i;
        }
        return anchor;
    }

    /** Every source that was cited, by its label. */
    List<Item> items() {
        Map<String, Item> byLabel = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anchors.forEach((source, anchor) -> {
            Line line = Line.EMPTY.strong(source.label()).text(": " + source.text());
            Line linked = source.url().isEmpty() ? line : line.text(" ").linked(source.url(), source.url());
            byLabel.put(source.label() + " " + anchor, Item.of(linked).at(anchor));
        });
        return List.copyOf(byLabel.values());
    }
}
