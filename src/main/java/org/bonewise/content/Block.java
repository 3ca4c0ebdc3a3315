package org.bonewise.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the page. */
sealed interface Block {

    /**
     * A heading.
     *
     * @param level 1 to 5
     * @param anchors by which it is found
     */
    record Heading(int level, List<String> anchors, Line text) implements Block {}

    /** A paragraph. */
    record Paragraph(Line text) implements Block {}

    /** What stands on a card, word for word. */
    record Quote(Line text) implements Block {}

    /** A list. */
    record Items(List<Item> items) implements Block {}

    /**
     * A table.
     *
     * @param rows each with as many cells as there are heads
     */
    record Table(List<String> heads, List<Row> rows) implements Block {}

    /** A row of a table; the anchor, where there is one, stands in its first cell. */
    record Row(@Nullable String anchor, List<Line> cells) {}

    /**
     * An item of a list.
     *
     * @param anchors by which it is found
     * @param expression the expression that the text puts into words
     * @param below further items below it
     */
    record Item(List<String> anchors, Line text, @Nullable String expression, List<Item> below) {

        static Item of(Line text) {
            return new Item(List.of(), text, null, List.of());
        }

        static Item of(Line text, List<Item> below) {
            return new Item(List.of(), text, null, below);
        }

        /** The same, found by an anchor too. */
        Item at(String anchor) {
            return new Item(List.of(anchor), text, expression, below);
        }
    }
}
