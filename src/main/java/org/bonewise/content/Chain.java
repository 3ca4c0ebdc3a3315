package org.bonewise.content;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Operands with operators of one precedence between them; the parser has put all others into groups.
 *
 * @param operands each without what follows it
 * @param operations between each two
 * @param isBare whether the calls on the operand are left out
 */
record Chain(List<ExpressionNode> operands, List<Operation> operations, boolean isBare) {

    /** From this node on; brackets around everything are dropped. */
    static Chain of(ExpressionNode start) {
        ExpressionNode first = start;
        while (first.getOpNext() == null
                && first.getKind() == ExpressionNode.Kind.Group
                && first.getInner() == null
                && first.getGroup() != null) {
            first = first.getGroup();
        }
        List<ExpressionNode> operands = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        for (ExpressionNode node = first; node != null; node = node.getOpNext()) {
            operands.add(node);
            if (node.getOpNext() != null) {
                operations.add(node.getOperation());
            }
        }
        return new Chain(operands, operations, false);
    }

    /** One operand of a longer chain. */
    static Chain single(ExpressionNode operand) {
        return new Chain(List.of(operand), List.of(), false);
    }

    /** One operand of a longer chain, or what stands in its brackets. */
    static Chain within(ExpressionNode operand) {
        return operand.getKind() == ExpressionNode.Kind.Group && operand.getInner() == null
                ? of(operand.getGroup())
                : single(operand);
    }

    /** What calls are made on. */
    static Chain bare(ExpressionNode operand) {
        return new Chain(List.of(operand), List.of(), true);
    }

    boolean isOne() {
        return operations.isEmpty();
    }

    ExpressionNode first() {
        return operands.getFirst();
    }

    /** The operator. @throws ConditionWords.NoWords where several of one precedence are mixed but for plus and minus */
    Operation operation() {
        Operation only = operations.getFirst();
        boolean sums = operations.stream().allMatch(one -> one == Operation.Plus || one == Operation.Minus);
        if (!sums && operations.stream().anyMatch(one -> one != only)) {
            throw new ConditionWords.NoWords(operations + " without brackets");
        }
        return only;
    }

    boolean isSelf() {
        return isOne() && "$this".equals(first().getName()) && first().getInner() == null;
    }

    /** The constant that this is; {@code null} when it is none. */
    @Nullable
    String constant() {
        return isOne() && first().getConstant() != null ? first().getConstant().primitiveValue() : null;
    }
}
