package org.bonewise.content;

import java.util.List;
import java.util.stream.Collectors;
import org.bonewise.files.PageStyle;
import org.jspecify.annotations.Nullable;

/** Renders the page as one HTML file: no script, nothing from elsewhere. Text of artefacts never becomes markup. */
final class HtmlRenderer {

    /** The style of the page. */
    static final PageStyle STYLE = PageStyle.beside(HtmlRenderer.class, "page.css");

    String render(List<Block> blocks) {
        StringBuilder page = new StringBuilder();
        String title = escape(Phrases.text("title"));
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<title>Bonewise: ")
                .append(title)
                .append("</title>\n<style>")
                .append(STYLE.css())
                .append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#reading\">")
                .append(escape(Phrases.text("skip")))
                .append("</a>\n<main>\n");
        boolean inContents = false;
        for (Block block : blocks) {
            boolean opens =
                    block instanceof Block.Heading heading && heading.anchors().contains("contents");
            if (inContents && block instanceof Block.Heading) {
                page.append("</nav>\n");
                inContents = false;
            }
            if (opens) {
                page.append("<nav aria-labelledby=\"contents\">\n");
                inContents = true;
            }
            page.append(block(block)).append('\n');
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private String block(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph(Line text) -> "<p>" + line(text) + "</p>";
            case Block.Quote(Line text) ->
                "<blockquote><p>" + line(text).replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p></blockquote>";
            case Block.Items(List<Block.Item> items) -> items(items);
            case Block.Table table -> table(table);
        };
    }

    private String heading(Block.Heading heading) {
        String tag = "h" + heading.level();
        String first = heading.anchors().getFirst();
        String others =
                heading.anchors().stream().skip(1).map(HtmlRenderer::anchor).collect(Collectors.joining());
        return "<" + tag + " id=\"" + escape(first) + "\">" + others + line(heading.text()) + "</" + tag + ">";
    }

    private static String anchor(String id) {
        return "<a id=\"" + escape(id) + "\"></a>";
    }

    private String items(List<Block.Item> items) {
        return "<ul>\n" + items.stream().map(this::item).collect(Collectors.joining("\n")) + "\n</ul>";
    }

    private String item(Block.Item item) {
        String id =
                item.anchors().isEmpty() ? "" : " id=\"" + escape(item.anchors().getFirst()) + "\"";
        return "<li" + id + ">" + line(item.text())
                + (item.below().isEmpty() ? "" : items(item.below()))
                + expression(item.expression()) + "</li>";
    }

    private static String expression(@Nullable String expression) {
        return expression == null
                ? ""
                : "<details><summary>" + escape(Phrases.text("expression")) + "</summary><code>" + escape(expression)
                        + "</code></details>";
    }

    private String table(Block.Table table) {
        StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
        table.heads()
                .forEach(head ->
                        html.append("<th scope=\"col\">").append(escape(head)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (Block.Row row : table.rows()) {
            html.append(row.anchor() == null ? "<tr>" : "<tr id=\"" + escape(row.anchor()) + "\">");
            for (int i = 0; i < row.cells().size(); i++) {
                String cell = line(row.cells().get(i));
                html.append(i == 0 ? "<th scope=\"row\">" + cell + "</th>" : "<td>" + cell + "</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>").toString();
    }

    private String line(Line line) {
        return line.spans().stream().map(HtmlRenderer::span).collect(Collectors.joining());
    }

    private static String span(Span span) {
        return switch (span) {
            case Span.Text(String text) -> escape(text);
            case Span.Strong(String text) -> "<strong>" + escape(text) + "</strong>";
            case Span.Code(String text) -> "<code>" + escape(text) + "</code>";
            case Span.Link(String target, String text) -> link(target, text);
            case Span.Anchor(String id) -> anchor(id);
        };
    }

    /** An address that no browser should open stays text. */
    private static String link(String target, String text) {
        boolean opens = target.startsWith("#") || target.startsWith("https://") || target.startsWith("http://");
        return opens ? "<a href=\"" + escape(target) + "\">" + escape(text) + "</a>" : escape(text);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
