package org.bonewise.cards;

import java.util.List;
import java.util.stream.Collectors;

/** Lists in Markdown. */
final class MarkdownList {

    private MarkdownList() {}

    /** One bullet an item; further lines of an item are indented, so that they stay in it. */
    static String of(List<String> items) {
        return items.stream().map(MarkdownList::bullet).collect(Collectors.joining("\n"));
    }

    /** An item with a list below it. */
    static String nested(String head, List<String> items) {
        return items.isEmpty() ? head : head + "\n" + of(items);
    }

    private static String bullet(String item) {
        return "- " + item.replace("\n", "\n  ");
    }
}
