package org.bonewise.content;

import java.util.ArrayList;
import java.util.List;

/** Text of one line or paragraph; immutable. */
record Line(List<Span> spans) {

    static final Line EMPTY = new Line(List.of());

    Line {
        spans = List.copyOf(spans);
    }

    static Line of(String text) {
        return EMPTY.text(text);
    }

    static Line link(String target, String text) {
        return EMPTY.and(new Span.Link(target, text));
    }

    Line text(String text) {
        return text.isEmpty() ? this : and(new Span.Text(text));
    }

    Line strong(String text) {
        return and(new Span.Strong(text));
    }

    Line code(String text) {
        return and(new Span.Code(text));
    }

    Line anchor(String id) {
        return and(new Span.Anchor(id));
    }

    Line linked(String target, String text) {
        return and(new Span.Link(target, text));
    }

    Line and(Line other) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(other.spans);
        return new Line(all);
    }

    private Line and(Span span) {
        List<Span> all = new ArrayList<>(spans);
        all.add(span);
        return new Line(all);
    }

    /** The lines with {@code between} between each two. */
    static Line joined(List<Line> lines, String between) {
        Line joined = EMPTY;
        for (int i = 0; i < lines.size(); i++) {
            joined = (i == 0 ? joined : joined.text(between)).and(lines.get(i));
        }
        return joined;
    }
}
