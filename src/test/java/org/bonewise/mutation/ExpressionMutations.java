package org.bonewise.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bonewise.mutation.Node.Kind;

/**
 * The small changes of an expression: each number one step down and up, each comparator its neighbour, each negation taken
 * away or put in, each operand of and, or and iif left out.
 */
final class ExpressionMutations {

    private static final Map<String, List<String>> NEIGHBOURS = Map.of(
            ">", List.of(">="),
            ">=", List.of(">", "="),
            "<", List.of("<="),
            "<=", List.of("<", "="),
            "=", List.of("!="),
            "!=", List.of("="));
    private static final Set<String> CONNECTIVES = Set.of("and", "or", "xor", "implies");
    private static final Set<String> EQUALITY = Set.of("=", "!=");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/");
    private static final Set<String> TESTS = Set.of("not", "exists", "empty");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(.*)", Pattern.DOTALL);

    private final String text;
    private final Set<String> changed = new LinkedHashSet<>();

    private ExpressionMutations(String text) {
        this.text = text;
    }

    /** All changed texts of an expression, in its order, each once. */
    static List<String> of(String text) {
        ExpressionMutations mutations = new ExpressionMutations(text);
        Node root = ExpressionParser.parse(text);
        mutations.visit(root, !isAmount(root));
        mutations.changed.remove(text);
        return List.copyOf(mutations.changed);
    }

    /** Whether it yields a number or a dose; all else that we write yields yes or no. */
    private static boolean isAmount(Node node) {
        return switch (node.kind()) {
            case NUMBER -> true;
            case BINARY -> ARITHMETIC.contains(node.operator());
            case CALL -> node.parts().stream().skip(1).anyMatch(ExpressionMutations::isAmount);
            case GROUP -> isAmount(node.parts().getFirst());
            case ATOM, METHOD -> false;
        };
    }

    private static boolean isTest(Node node) {
        return switch (node.kind()) {
            case BINARY -> CONNECTIVES.contains(node.operator()) || isComparison(node);
            case METHOD -> TESTS.contains(node.operator());
            case GROUP -> isTest(node.parts().getFirst());
            case CALL, ATOM, NUMBER -> false;
        };
    }

    private static boolean isComparison(Node node) {
        return NEIGHBOURS.containsKey(node.operator()) || "in".equals(node.operator());
    }

    /** @param test whether the node stands where yes or no is asked */
    private void visit(Node node, boolean test) {
        switch (node.kind()) {
            case NUMBER -> number(node);
            case ATOM -> negated(node, test);
            case GROUP -> visit(node.parts().getFirst(), test);
            case BINARY -> binary(node, test);
            case METHOD -> method(node, test);
            case CALL -> choice(node, test);
        }
    }

    private void number(Node node) {
        Matcher parts = NUMBER.matcher(node.text(text));
        if (parts.matches()) {
            for (BigDecimal step : Steps.of(new BigDecimal(parts.group(1)))) {
                String other = step.toPlainString() + parts.group(2);
                boolean crosses = step.signum() < 0 && !parts.group(1).startsWith("-");
                replace(node.start(), node.end(), crosses ? "(" + other + ")" : other);
            }
        }
    }

    private void binary(Node node, boolean test) {
        boolean connective = CONNECTIVES.contains(node.operator());
        if (connective) {
            without(node);
        } else if (isComparison(node)) {
            int end = node.operatorStart() + node.operator().length();
            NEIGHBOURS
                    .getOrDefault(node.operator(), List.of())
                    .forEach(other -> replace(node.operatorStart(), end, other));
            negated(node, test && !EQUALITY.contains(node.operator()));
        }
        node.parts().forEach(part -> visit(part, connective));
    }

    /** Of a chain of the same connective one operand at a time is left out. */
    private void without(Node node) {
        Node left = node.parts().getFirst();
        if (!left.operator().equals(node.operator())) {
            replace(node.start(), node.end(), node.parts().getLast().text(text));
        }
        replace(node.start(), node.end(), left.text(text));
    }

    private void method(Node node, boolean test) {
        Node receiver = node.parts().getFirst();
        boolean negation = "not".equals(node.operator());
        if (negation) {
            replace(node.start(), node.end(), receiver.text(text));
        } else {
            negated(node, test);
        }
        // Negated twice would be the same as not negated.
        visit(receiver, !negation && isTest(receiver));
        node.parts().stream().skip(1).forEach(criterion -> visit(criterion, isTest(criterion)));
    }

    private void choice(Node node, boolean test) {
        if (!"iif".equals(node.operator())) {
            throw new IllegalArgumentException("No such function: " + node.operator());
        }
        List<Node> parts = new ArrayList<>(node.parts());
        Node condition = parts.removeFirst();
        parts.forEach(part -> replace(
                node.start(), node.end(), part.kind() == Kind.BINARY ? "(" + part.text(text) + ")" : part.text(text)));
        visit(condition, true);
        parts.forEach(part -> visit(part, test));
    }

    private void negated(Node node, boolean test) {
        if (test && !"{}".equals(node.text(text))) {
            boolean closed = node.kind() == Kind.ATOM || node.kind() == Kind.METHOD;
            replace(node.start(), node.end(), closed ? node.text(text) + ".not()" : "(" + node.text(text) + ").not()");
        }
    }

    private void replace(int start, int end, String other) {
        changed.add(text.substring(0, start) + other + text.substring(end));
    }
}
