package org.bonewise.mutation;

import java.util.List;

/**
 * A part of an expression and where it stands in the text.
 *
 * @param kind what it is
 * @param start first character
 * @param end behind the last character
 * @param operator of a binary operation, or the name of a function; empty for other kinds
 * @param operatorStart where the operator or the name of the function stands
 * @param parts operands; of a call the receiver, if there is one, before the arguments
 */
record Node(Kind kind, int start, int end, String operator, int operatorStart, List<Node> parts) {

    enum Kind {
        /** A fact, a word, {@code $this} or the empty set. */
        ATOM,
        NUMBER,
        /** {@code parts[0] operator parts[1]}. */
        BINARY,
        /** A function without receiver: {@code iif}. */
        CALL,
        /** {@code parts[0].operator(...)}. */
        METHOD,
        /** An expression in brackets. */
        GROUP
    }

    String text(String whole) {
        return whole.substring(start, end);
    }
}
