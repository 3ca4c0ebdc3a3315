package org.bonewise.content;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.content.Said.Case;
import org.bonewise.content.Said.Cases;
import org.bonewise.content.Said.Plain;
import org.bonewise.content.Said.Several;
import org.bonewise.content.ValueWords.Self;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.BooleanType;
import org.jspecify.annotations.Nullable;

/** Puts expressions into words, from their syntax alone: what the words say is what the engine evaluates. */
final class ConditionWords {

    private final FHIRPathEngine engine;
    private final ValueWords values;

    ConditionWords(FhirContext context, ValueWords values) {
        this.engine = new FHIRPathEngine(new HapiWorkerContext(context, context.getValidationSupport()));
        this.values = values;
    }

    /** The words of an expression; of one for which there are none that it stands as it is. */
    Said of(String expression) {
        try {
            return statement(Chain.of(engine.parse(expression)), Sense.PLAIN, null);
        } catch (NoWords e) {
            return new Plain(Phrases.line("no-words"));
        }
    }

    /** The syntax has no words; wrong ones would be worse. */
    static final class NoWords extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoWords(String syntax) {
            super(syntax);
        }
    }

    private Said statement(Chain chain, Sense sense, @Nullable Self self) {
        if (chain.isOne()) {
            return operand(chain.first(), sense, self);
        }
        Operation operation = chain.operation();
        return switch (operation) {
            case And, Or -> {
                boolean all = (operation == Operation.And) != sense.swapsAndOr();
                List<Said> members = chain.operands().stream()
                        .map(member -> statement(Chain.within(member), sense, self))
                        .toList();
                yield together(all ? "all" : "any", members);
            }
            case Plus ->
                chain.operands().stream().anyMatch(ConditionWords::isCounted)
                        ? count(chain, self)
                        : new Plain(values.of(chain, self, null));
            case Equals, NotEquals, LessThan, LessOrEqual, Greater, GreaterOrEqual, In ->
                comparison(chain, sense, self);
            default -> new Plain(values.of(chain, self, null));
        };
    }

    /** Members of the same kind stand in one list. */
    private static Said together(String key, List<Said> members) {
        List<Said> flat = new ArrayList<>();
        for (Said member : members) {
            if (member instanceof Several several && several.key().equals(key)) {
                flat.addAll(several.members());
            } else {
                flat.add(member);
            }
        }
        return new Several(key, flat);
    }

    private Said comparison(Chain chain, Sense sense, @Nullable Self self) {
        ExpressionNode left = chain.first();
        ExpressionNode right = chain.operands().getLast();
        if (right.getConstant() instanceof BooleanType flag && chain.operation() == Operation.Equals) {
            return operand(left, flag.booleanValue() ? sense : sense.denied(), self);
        }
        String key = "compare." + sense.key() + "." + chain.operation().name();
        return new Plain(Phrases.line(key, values.of(Chain.single(left), self, null), values.right(left, right, self)));
    }

    private Said operand(ExpressionNode node, Sense sense, @Nullable Self self) {
        ExpressionNode inner = node.getInner();
        if (node.getKind() == ExpressionNode.Kind.Function) {
            return cases(node, sense, self);
        }
        if (inner != null) {
            return called(node, inner, sense, self);
        }
        if (node.getKind() == ExpressionNode.Kind.Group) {
            return statement(Chain.of(node.getGroup()), sense, self);
        }
        return values.isStatement(node)
                ? new Plain(Phrases.line("flag." + sense.key(), values.of(Chain.single(node), self, null)))
                : new Plain(values.of(Chain.single(node), self, null));
    }

    /** {@code x.not()}, {@code x.exists(..)} and {@code x.empty()}; the last call of a chain of calls speaks first. */
    private Said called(ExpressionNode node, ExpressionNode call, Sense sense, @Nullable Self self) {
        ExpressionNode next = call.getInner();
        Sense own = next == null ? sense : senseOf(next, sense);
        Function function = call.getFunction();
        if (function == Function.Not) {
            return bare(node, own.denied(), self);
        }
        if (function == Function.Exists && !call.getParameters().isEmpty()) {
            Chain criterion = Chain.of(call.getParameters().getFirst());
            return criterion.isSelf()
                    ? bare(node, own.ifKnown(), self)
                    : statement(criterion, own.ifKnown(), values.self(node, self));
        }
        boolean known = (function == Function.Exists) == (own.yes() != (own.certainty() == Sense.Certainty.NOT_KNOWN));
        return new Plain(Phrases.line(known ? "known" : "not-known", bareName(node, self)));
    }

    private Line bareName(ExpressionNode node, @Nullable Self self) {
        return node.getGroup() == null
                ? values.of(Chain.bare(node), self, null)
                : statement(Chain.of(node.getGroup()), Sense.PLAIN, self).inline();
    }

    private static Sense senseOf(ExpressionNode call, Sense sense) {
        Sense outer = call.getInner() == null ? sense : senseOf(call.getInner(), sense);
        return switch (call.getFunction()) {
            case Not -> outer.denied();
            case Exists -> outer.ifKnown();
            default -> throw new NoWords("call of " + call.getFunction());
        };
    }

    private Said bare(ExpressionNode node, Sense sense, @Nullable Self self) {
        if (node.getGroup() != null) {
            return statement(Chain.of(node.getGroup()), sense, self);
        }
        return new Plain(Phrases.line("flag." + sense.key(), values.of(Chain.bare(node), self, null)));
    }

    private Said cases(ExpressionNode choice, Sense sense, @Nullable Self self) {
        List<Case> cases = new ArrayList<>();
        for (ExpressionNode current = choice; current != null; ) {
            List<ExpressionNode> parts = current.getParameters();
            cases.add(new Case(
                    statement(Chain.of(parts.getFirst()), Sense.PLAIN, self),
                    statement(Chain.of(parts.get(1)), sense, self)));
            ExpressionNode rest = parts.size() > 2 ? parts.get(2) : null;
            current = rest != null && rest.getFunction() == Function.Iif ? rest : null;
        }
        return new Cases(cases);
    }

    /** {@code iif(x, 1, 0)}: one more when x holds. */
    private static boolean isCounted(ExpressionNode node) {
        return node.getFunction() == Function.Iif
                && "1".equals(Chain.of(node.getParameters().get(1)).constant())
                && "0".equals(Chain.of(node.getParameters().get(2)).constant());
    }

    private Said count(Chain chain, @Nullable Self self) {
        return new Several(
                "count",
                chain.operands().stream()
                        .map(member -> isCounted(member)
                                ? statement(Chain.of(member.getParameters().getFirst()), Sense.PLAIN, self)
                                : new Plain(Phrases.line("count.each", values.of(Chain.single(member), self, null))))
                        .toList());
    }
}
