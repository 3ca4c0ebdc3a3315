package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Whatever the chart holds, a Markdown reader sees plain text. */
class MarkdownTextProperties {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<script>alert(1)</script>",
                "<",
                ">",
                "&lt;",
                "&#60;",
                "[a](http://x.y)",
                "![i](x)",
                "[a]: http://x",
                "# ",
                "## h",
                "```",
                "~~~",
                "`c`",
                "**b**",
                "_e_",
                "~~s~~",
                "- ",
                "+ ",
                "* ",
                "1. ",
                "2) ",
                "> ",
                "\n",
                "\r\n",
                "\n\n",
                "\t",
                "    ",
                "---",
                "===",
                "|",
                "a|b\n-|-",
                "\\",
                "<http://x.y>",
                "http://x.y",
                "www.x.y",
                "mailto:a@b.c",
                "a@b.c",
                "word",
                " ",
                "\u2028",
                "\u0000",
                "æ");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property
    void hostileTextIsPlainText(@ForAll("hostile") String text) {
        isPlain(text);
    }

    @Property
    void anyTextIsPlainText(@ForAll String text) {
        isPlain(text);
    }

    @Property
    void noAddressBecomesALink(@ForAll("hostile") String text) {
        assertThat(MarkdownText.escape(text))
                .doesNotContain("<")
                .doesNotContainPattern("(?i)(https?|ftp)://|www\\.|mailto:[^\\u2060]|@[A-Za-z0-9]");
    }

    private static void isPlain(String text) {
        String escaped = MarkdownText.escape(text);
        for (String context : List.of(escaped, "before\n" + escaped, "- " + escaped, "### " + escaped)) {
            assertThat(markup(context)).as(context).isEmpty();
        }
    }

    /** Kinds of nodes that only markup makes. */
    private static List<String> markup(String markdown) {
        List<String> found = new ArrayList<>();
        Node document = PARSER.parse(markdown);
        String start = markdown.startsWith("- ") ? "- " : markdown.startsWith("### ") ? "### " : "";
        document.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                boolean expected =
                        parent instanceof Document || parent instanceof Paragraph || isContext(parent, start);
                if (!expected) {
                    found.add(parent.getClass().getSimpleName());
                }
                super.visitChildren(parent);
            }

            @Override
            public void visit(Text text) {}

            @Override
            public void visit(org.commonmark.node.SoftLineBreak line) {}

            @Override
            public void visit(org.commonmark.node.HtmlInline html) {
                found.add("html");
            }

            @Override
            public void visit(org.commonmark.node.HtmlBlock html) {
                found.add("html");
            }

            @Override
            public void visit(org.commonmark.node.Code code) {
                found.add("code");
            }

            @Override
            public void visit(org.commonmark.node.FencedCodeBlock code) {
                found.add("code");
            }

            @Override
            public void visit(org.commonmark.node.IndentedCodeBlock code) {
                found.add("code");
            }

            @Override
            public void visit(org.commonmark.node.LinkReferenceDefinition definition) {
                found.add("definition");
            }

            @Override
            public void visit(org.commonmark.node.ThematicBreak line) {
                found.add("line");
            }
        });
        return found;
    }

    private static boolean isContext(Node node, String start) {
        boolean top = node.getParent() instanceof Document;
        return switch (node) {
            case org.commonmark.node.Heading heading -> start.equals("### ") && heading.getLevel() == 3 && top;
            case org.commonmark.node.BulletList _ -> start.equals("- ") && top;
            case org.commonmark.node.ListItem item ->
                start.equals("- ") && item.getParent().getParent() instanceof Document;
            default -> false;
        };
    }

    @Example
    void readableTextStaysReadable() {
        assertThat(MarkdownText.escape("Creatinine 98 µmol/L (2026-11-20), at 10:30"))
                .isEqualTo("Creatinine 98 µmol/L (2026-11-20), at 10:30");
        assertThat(MarkdownText.escape("a_b <b>\n- c")).isEqualTo("a\\_b &lt;b&gt; - c");
    }
}
