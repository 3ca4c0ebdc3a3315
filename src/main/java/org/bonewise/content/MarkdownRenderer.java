package org.bonewise.content;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the page as Markdown that reads well in its source too. */
final class MarkdownRenderer {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|~&]");
    /** What would begin a list where it begins a line. */
    private static final Pattern LIST_MARK = Pattern.compile("^(\\d+)([.)])(?=\\s|$)|^([-+])(?=\\s|$)");

    String render(List<Block> blocks) {
        return blocks.stream().map(this::block).collect(Collectors.joining("\n\n")) + "\n";
    }

    private String block(Block block) {
        return switch (block) {
            case Block.Heading heading ->
                anchors(heading.anchors()) + "\n\n" + "#".repeat(heading.level()) + " " + line(heading.text());
            case Block.Paragraph(Line text) -> started(line(text));
            case Block.Quote(Line text) -> "> " + started(line(text).replace("\n", "\n> "));
            case Block.Items(List<Block.Item> items) -> items(items, "");
            case Block.Table table -> table(table);
        };
    }

    private static String anchors(List<String> anchors) {
        return anchors.stream().map(MarkdownRenderer::anchor).collect(Collectors.joining());
    }

    private static String anchor(String id) {
        return "<a id=\"" + HtmlRenderer.escape(id) + "\"></a>";
    }

    private String items(List<Block.Item> items, String indent) {
        return items.stream().map(item -> item(item, indent)).collect(Collectors.joining("\n"));
    }

    private String item(Block.Item item, String indent) {
        String text = anchors(item.anchors()) + started(line(item.text()));
        String expression = item.expression() == null ? "" : " " + code(item.expression());
        String below = item.below().isEmpty() ? "" : "\n" + items(item.below(), indent + "  ");
        return indent + "- " + text + expression + below;
    }

    private String table(Block.Table table) {
        String head = row(table.heads().stream().map(MarkdownRenderer::escape).toList());
        String rule = row(table.heads().stream().map(_ -> "---").toList());
        Stream<String> rows = table.rows().stream()
                .map(row -> (row.anchor() == null ? "| " : "| " + anchor(row.anchor()))
                        + row.cells().stream().map(this::line).collect(Collectors.joining(" | ")) + " |");
        return Stream.concat(Stream.of(head, rule), rows).collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private String line(Line line) {
        return line.spans().stream().map(this::span).collect(Collectors.joining());
    }

    private String span(Span span) {
        return switch (span) {
            case Span.Text(String text) -> escape(text);
            case Span.Strong(String text) -> "**" + escape(text.strip()) + "**";
            case Span.Code(String text) -> code(text);
            case Span.Link(String target, String text) ->
                "[" + escape(text) + "](" + target.replace(" ", "%20").replace(")", "%29") + ")";
            case Span.Anchor(String id) -> anchor(id);
        };
    }

    /** In as many backticks as it does not hold. */
    private static String code(String text) {
        String fence = "`";
        while (text.contains(fence)) {
            fence = fence + "`";
        }
        return fence.length() == 1 ? fence + text + fence : fence + " " + text + " " + fence;
    }

    private static String escape(String text) {
        return SPECIAL.matcher(text)
                .replaceAll(match -> "\\\\" + java.util.regex.Matcher.quoteReplacement(match.group()));
    }

    private static String started(String line) {
        return LIST_MARK
                .matcher(line)
                .replaceFirst(match ->
                        match.group(3) == null ? match.group(1) + "\\\\" + match.group(2) : "\\\\" + match.group(3));
    }
}
