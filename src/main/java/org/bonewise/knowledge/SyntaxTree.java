package org.bonewise.knowledge;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;

/** What an expression is made of: the parser of the engine accepts any name, so the tree is walked. */
final class SyntaxTree {

    /** The parts of one expression. */
    record Parts(
            Set<String> constants,
            Set<String> bareNames,
            Set<String> functions,
            List<BigDecimal> numbers,
            List<BigDecimal> amounts,
            Set<String> words,
            List<Comparison> comparisons) {}

    /** Two operands that stand for a single value each and are compared. */
    record Comparison(Base left, Base right) {}

    private static final Set<Operation> COMPARING = EnumSet.of(
            Operation.Equals,
            Operation.NotEquals,
            Operation.Equivalent,
            Operation.NotEquivalent,
            Operation.LessThan,
            Operation.LessOrEqual,
            Operation.Greater,
            Operation.GreaterOrEqual,
            Operation.In,
            Operation.Contains);

    private final FHIRPathEngine engine;

    SyntaxTree(FhirContext context) {
        engine = new FHIRPathEngine(new HapiWorkerContext(context, context.getValidationSupport()));
    }

    /** Parses and takes apart. @throws RuntimeException with the parser's words when the syntax is wrong */
    Parts parts(String expression) {
        Parts parts = new Parts(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new LinkedHashSet<>(),
                new ArrayList<>());
        walk(engine.parse(expression), parts);
        return parts;
    }

    private static void walk(ExpressionNode node, Parts parts) {
        for (ExpressionNode current = node; current != null; current = current.getOpNext()) {
            visit(current, parts);
            compare(current, parts);
            walkIfAny(current.getGroup(), parts);
            walkIfAny(current.getInner(), parts);
            if (current.getParameters() != null) {
                current.getParameters().forEach(parameter -> walk(parameter, parts));
            }
        }
    }

    private static void walkIfAny(@org.jspecify.annotations.Nullable ExpressionNode node, Parts parts) {
        if (node != null) {
            walk(node, parts);
        }
    }

    private static void compare(ExpressionNode node, Parts parts) {
        if (node.getOpNext() != null && COMPARING.contains(node.getOperation())) {
            for (Base left : values(node)) {
                values(node.getOpNext()).forEach(right -> parts.comparisons().add(new Comparison(left, right)));
            }
        }
    }

    /** The constant a node is, or the constants of a list in brackets; none for anything that is worked out. */
    private static List<Base> values(ExpressionNode node) {
        if (node.getInner() != null) {
            return List.of();
        }
        if (node.getKind() == ExpressionNode.Kind.Constant && node.getConstant() != null) {
            return List.of(node.getConstant());
        }
        List<Base> values = new ArrayList<>();
        for (ExpressionNode part = node.getGroup(); part != null; part = part.getOpNext()) {
            if (part.getOpNext() != null && part.getOperation() != Operation.Union) {
                return List.of();
            }
            values.addAll(values(part));
        }
        return values;
    }

    private static void visit(ExpressionNode node, Parts parts) {
        switch (node.getKind()) {
            case Name -> parts.bareNames().add(node.getName());
            case Function -> parts.functions().add(node.getFunction().toCode());
            case Constant -> constant(node.getConstant(), parts);
            default -> {}
        }
    }

    private static void constant(@org.jspecify.annotations.Nullable Base constant, Parts parts) {
        switch (constant) {
            case FHIRConstant named -> parts.constants().add(named.getValue());
            case DecimalType decimal -> parts.numbers().add(decimal.getValue());
            case IntegerType integer -> parts.numbers().add(BigDecimal.valueOf(integer.getValue()));
            case Quantity quantity -> parts.amounts().add(quantity.getValue());
            case StringType text -> parts.words().add(text.getValue());
            case null, default -> {}
        }
    }
}
