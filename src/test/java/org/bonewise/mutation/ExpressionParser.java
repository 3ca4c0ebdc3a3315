package org.bonewise.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bonewise.mutation.Node.Kind;

/** Parses what our artefacts use of FHIRPath and keeps where each part stands, which the parser of the engine does not tell. */
final class ExpressionParser {

    /** From the loosest to the closest binding. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("implies"),
            List.of("or", "xor"),
            List.of("and"),
            List.of("in", "contains"),
            List.of("=", "!="),
            List.of(">", ">=", "<", "<="),
            List.of("|"),
            List.of("+", "-"),
            List.of("*", "/"));

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(%[A-Za-z0-9]+|\\$this|[A-Za-z]+|\\d+(?:\\.\\d+)?(?:\\s*'[^']*')?|'[^']*'|\\{\\s*}|>=|<=|!=|[-+*/|=<>().,])");

    private record Token(String text, int start, int end) {}

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private ExpressionParser(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.find(at) && matcher.start() == at) {
            tokens.add(new Token(matcher.group(1), matcher.start(1), matcher.end(1)));
            at = matcher.end();
        }
        if (!text.substring(at).isBlank()) {
            throw new IllegalArgumentException("Cannot be read from '" + text.substring(at) + "': " + text);
        }
    }

    /** Parses. @throws IllegalArgumentException for what our artefacts do not use */
    static Node parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Node node = parser.binary(0);
        if (parser.next < parser.tokens.size()) {
            throw new IllegalArgumentException("Unexpected '" + parser.peek() + "': " + text);
        }
        return node;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next).text() : "";
    }

    private Token take(String expected) {
        if (!peek().equals(expected)) {
            throw new IllegalArgumentException("'" + expected + "' expected, not '" + peek() + "'");
        }
        return tokens.get(next++);
    }

    private Node binary(int level) {
        if (level == LEVELS.size()) {
            return postfix();
        }
        Node left = binary(level + 1);
        while (LEVELS.get(level).contains(peek())) {
            Token operator = tokens.get(next++);
            Node right = binary(level + 1);
            left = new Node(
                    Kind.BINARY, left.start(), right.end(), operator.text(), operator.start(), List.of(left, right));
        }
        return left;
    }

    private Node postfix() {
        Node node = primary();
        while (peek().equals(".")) {
            next++;
            Token name = tokens.get(next++);
            List<Node> parts = new ArrayList<>(List.of(node));
            int end = arguments(parts);
            node = new Node(Kind.METHOD, node.start(), end, name.text(), name.start(), parts);
        }
        return node;
    }

    private Node primary() {
        Token token = tokens.get(next++);
        if (token.text().equals("(")) {
            Node inner = binary(0);
            return new Node(Kind.GROUP, token.start(), take(")").end(), "", token.start(), List.of(inner));
        }
        if (token.text().equals("-")) {
            Token number = tokens.get(next++);
            return new Node(Kind.NUMBER, token.start(), number.end(), "", token.start(), List.of());
        }
        if (peek().equals("(")) {
            List<Node> parts = new ArrayList<>();
            int end = arguments(parts);
            return new Node(Kind.CALL, token.start(), end, token.text(), token.start(), parts);
        }
        Kind kind = Character.isDigit(token.text().charAt(0)) ? Kind.NUMBER : Kind.ATOM;
        return new Node(kind, token.start(), token.end(), "", token.start(), List.of());
    }

    private int arguments(List<Node> into) {
        take("(");
        if (!peek().equals(")")) {
            into.add(binary(0));
            while (peek().equals(",")) {
                next++;
                into.add(binary(0));
            }
        }
        return take(")").end();
    }
}
