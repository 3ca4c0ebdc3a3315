package org.bonewise.content;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bonewise.cards.Vocabulary;
import org.bonewise.knowledge.Anchors;
import org.bonewise.knowledge.FactDeclaration;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The operands of expressions in words: facts by their names, numbers with the unit of what they are compared with. */
final class ValueWords {

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])");

    private final Map<String, FactDeclaration> facts;
    private final Vocabulary vocabulary;

    ValueWords(Map<String, FactDeclaration> facts, Vocabulary vocabulary) {
        this.facts = Map.copyOf(facts);
        this.vocabulary = vocabulary;
    }

    /** A fact or named expression, linked to where it is told. */
    Line name(String name) {
        return Line.link("#" + Anchors.fact(name), inText(name));
    }

    /** A fact or named expression as it stands inside a sentence. */
    String inText(String name) {
        return facts.containsKey(name) ? vocabulary.factInText(name) : split(name);
    }

    private static String split(String name) {
        return CAPITAL.splitAsStream(name)
                .map(word -> Phrases.spelled(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
    }

    /** Whether the operand is a fact or named expression that is said to hold or not; else it is a value. */
    boolean isStatement(ExpressionNode node) {
        if (!(node.getConstant() instanceof FHIRConstant named)) {
            return "$this".equals(node.getName());
        }
        FactDeclaration fact = facts.get(bare(named));
        return fact == null || fact.kind() == FactDeclaration.Kind.FLAG;
    }

    /** What is compared with: a value in the unit of the left side. */
    Line right(ExpressionNode left, ExpressionNode right, @Nullable Self self) {
        String unit = self != null && "$this".equals(left.getName()) ? self.unit() : unit(left);
        return of(Chain.within(right), self, unit);
    }

    /** What {@code $this} stands for in the criterion of a call. */
    Self self(ExpressionNode node, @Nullable Self outer) {
        return new Self(of(Chain.bare(node), outer, null), unit(node));
    }

    /**
     * What {@code $this} stands for.
     *
     * @param unit of its value
     */
    record Self(Line line, @Nullable String unit) {}

    /** Unit of a fact, or of the first fact that a sum or product is made of. */
    private @Nullable String unit(ExpressionNode node) {
        if (node.getConstant() instanceof FHIRConstant named) {
            FactDeclaration fact = facts.get(bare(named));
            return fact == null ? null : fact.unit();
        }
        return node.getGroup() == null ? null : unit(node.getGroup());
    }

    /**
     * A value.
     *
     * @param self what {@code $this} stands for
     * @param unit of bare numbers
     */
    Line of(Chain chain, @Nullable Self self, @Nullable String unit) {
        if (chain.isOne()) {
            return operand(chain.first(), self, unit);
        }
        if (chain.first().getKind() == ExpressionNode.Kind.Unary) {
            return Line.of("−").and(operand(chain.operands().getLast(), self, unit));
        }
        if (chain.operations().stream().allMatch(one -> one == Operation.Union)) {
            return Line.of(
                    vocabulary.anyOf(chain.operands().stream().map(this::plain).toList()));
        }
        Line line = operand(chain.first(), self, unit);
        for (int i = 0; i < chain.operations().size(); i++) {
            String key = "arithmetic." + chain.operations().get(i).name();
            line = Phrases.line(key, line, operand(chain.operands().get(i + 1), self, unit));
        }
        return line;
    }

    private String plain(ExpressionNode node) {
        return vocabulary.value(node.getConstant().primitiveValue());
    }

    private Line operand(ExpressionNode node, @Nullable Self self, @Nullable String unit) {
        if (node.getKind() == ExpressionNode.Kind.Group) {
            return of(Chain.of(node.getGroup()), self, unit);
        }
        if (node.getKind() == ExpressionNode.Kind.Name) {
            return self == null ? Line.of(node.getName()) : self.line();
        }
        if (node.getKind() == ExpressionNode.Kind.Function) {
            throw new ConditionWords.NoWords("a call as a value");
        }
        Base constant = node.getConstant();
        return switch (constant) {
            case null -> Phrases.line("nothing");
            case FHIRConstant named -> name(bare(named));
            case Quantity amount -> Line.of(amount(amount.getValue().toPlainString(), unitOf(amount)));
            case StringType word -> Line.of(vocabulary.value(word.getValue()));
            default -> Line.of(amount(constant.primitiveValue(), unit));
        };
    }

    private static @Nullable String unitOf(Quantity amount) {
        return amount.hasCode() ? amount.getCode() : amount.getUnit();
    }

    private static String bare(FHIRConstant named) {
        String name = named.getValue();
        return name.startsWith("%") ? name.substring(1) : name;
    }

    /** A number with its unit as people write it. */
    String amount(String number, @Nullable String unit) {
        return unit == null || unit.equals("1") ? number : number + " " + vocabulary.unit(unit);
    }

    /** A number with its unit as people write it. */
    String amount(BigDecimal number, @Nullable String unit) {
        return amount(number.toPlainString(), unit);
    }
}
