package org.bonewise.knowledge;

/** An expression could not be evaluated; the message names the artefact, never a value of the patient. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExpressionException(ParsedExpression expression, Throwable cause) {
        super(expression.location() + ": evaluation failed: " + cause.getClass().getSimpleName(), cause);
    }

    ExpressionException(ParsedExpression expression, String reason) {
        super(expression.location() + ": " + reason);
    }
}
