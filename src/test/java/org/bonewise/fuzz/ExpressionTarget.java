package org.bonewise.fuzz;

import java.util.List;
import org.bonewise.knowledge.TriedExpressions;

/** An expression of the artefacts, changed as the bytes say: it is reported, or it can be evaluated. */
public final class ExpressionTarget {

    private static final int MOST_EDITS = 12;
    private static final int LONGEST = 20_000;
    private static final TriedExpressions EXPRESSIONS = new TriedExpressions();
    private static final List<String> SHIPPED = EXPRESSIONS.shipped();
    private static final List<String> WORDS = words();

    private ExpressionTarget() {}

    /** Starts what is tried, which no input shall be blamed for. */
    public static void fuzzerInitialize() {
        EXPRESSIONS.accept(SHIPPED.getFirst());
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] data) {
        Choices choices = new Choices(data);
        String text = choices.of(SHIPPED);
        for (int i = 0; i < MOST_EDITS && !choices.isOver(); i++) {
            text = edited(text, choices);
        }
        EXPRESSIONS.accept(text.substring(0, Math.min(LONGEST, text.length())));
    }

    private static String edited(String text, Choices choices) {
        int from = choices.below(text.length() + 1);
        int to = Math.min(text.length(), from + choices.below(256));
        String span = text.substring(from, to);
        String before = text.substring(0, from);
        String after = text.substring(to);
        return switch (choices.below(8)) {
            case 0 -> before + after;
            case 1 -> before + choices.of(WORDS) + after;
            case 2 -> before + choices.of(WORDS) + text.substring(from);
            case 3 -> before + choices.text() + text.substring(from);
            case 4 -> before + span.repeat(1 + choices.below(64)) + after;
            case 5 -> before + "(" + span + ")" + after;
            case 6 -> text + " " + choices.of(WORDS) + " " + choices.of(SHIPPED);
            default -> span;
        };
    }

    private static List<String> words() {
        return List.of(
                "%",
                "%x",
                "$this",
                "$index",
                "$total",
                "{}",
                "(",
                ")",
                "[0]",
                "'",
                "''",
                "'\\u12'",
                "`x`",
                "\"",
                "//",
                "/*",
                "@2026",
                "@T12:00",
                "@2026-13-45",
                "1 'mg'",
                "1 day",
                "0.0",
                "-",
                "1e5",
                "99999999999999999999",
                "and",
                "or",
                "xor",
                "implies",
                "not()",
                "=",
                "!=",
                "~",
                "!~",
                "<",
                "<=",
                ">",
                ">=",
                "|",
                "&",
                "+",
                "*",
                "/",
                "div",
                "mod",
                "in",
                "contains",
                "is",
                "as",
                "exists()",
                "exists($this)",
                "empty()",
                "iif(",
                ",",
                "where(",
                "matches('(a+)+$')",
                "resolve()",
                "trace('x')",
                "now()",
                "%context",
                "%resource",
                "%ucum",
                "%`ext-x`",
                "true",
                "false",
                "Patient.name",
                "System.String",
                "\u0000",
                "\ud83d\ude00");
    }
}
