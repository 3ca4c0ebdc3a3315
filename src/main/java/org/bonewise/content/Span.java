package org.bonewise.content;

/** A piece of a line; all text is plain and is escaped where it is rendered. */
sealed interface Span {

    /** Plain text. */
    record Text(String text) implements Span {}

    /** Text that stands out. */
    record Strong(String text) implements Span {}

    /** A name or expression of the artefacts. */
    record Code(String text) implements Span {}

    /** A link within the page ({@code #anchor}) or to an absolute address. */
    record Link(String target, String text) implements Span {}

    /** A place that links may point to. */
    record Anchor(String id) implements Span {}
}
