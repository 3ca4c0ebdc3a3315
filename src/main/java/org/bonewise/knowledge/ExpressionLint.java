package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Tries expressions at the start: with nothing known none may say yes or yield a dose, and with typed samples each yields
 * what its place asks for.
 */
final class ExpressionLint {

    private static final int SAMPLES = 60;
    private static final String MILLIGRAM = "mg";

    private final ExpressionEngine engine;
    private final Map<String, FactDeclaration> declarations;

    ExpressionLint(ExpressionEngine engine, Map<String, FactDeclaration> declarations) {
        this.engine = engine;
        this.declarations = declarations;
    }

    /**
     * Checks a condition.
     *
     * @param mayBeTrueWhenUnknown whether its artefact says, with a reason, that it holds while nothing is known
     */
    void condition(ParsedExpression expression, boolean mayBeTrueWhenUnknown, Location location) {
        if (restsOnBrokenTerm(expression)) {
            return;
        }
        try {
            List<IBase> unknown = engine.evaluate(expression, Map.of());
            if (!mayBeTrueWhenUnknown && unknown.size() == 1 && isTrue(unknown.getFirst())) {
                location.problem(
                        "is true while all facts are unknown (mark it true-when-unknown, with the reason, if that"
                                + " is meant): " + expression.text());
            }
            List<List<IBase>> results = new ArrayList<>(List.of(unknown));
            samples(expression).forEach(sample -> results.add(engine.evaluate(expression, sample)));
            for (List<IBase> result : results) {
                if (!result.isEmpty() && !(result.size() == 1 && result.getFirst() instanceof BooleanType)) {
                    location.problem("wrong type: a condition yields true, false or nothing: " + expression.text());
                    return;
                }
            }
        } catch (ExpressionException e) {
            location.problem("wrong type: cannot be evaluated with sample facts: " + expression.text());
        }
    }

    /** A term that cannot be used is reported where it stands, not at all that use it. */
    private boolean restsOnBrokenTerm(ParsedExpression expression) {
        return !declarations.keySet().containsAll(engine.facts(expression));
    }

    /**
     * Checks an expression that yields a dose.
     *
     * @param maximum highest dose of the product in mg, {@code null} when none is set
     */
    void dose(ParsedExpression expression, @Nullable BigDecimal maximum, Location location) {
        if (restsOnBrokenTerm(expression)) {
            return;
        }
        try {
            if (!engine.evaluate(expression, Map.of()).isEmpty()) {
                location.problem("yields a dose while all facts are unknown: " + expression.text());
            }
            for (Map<String, List<IBase>> sample : samples(expression)) {
                List<IBase> result = engine.evaluate(expression, sample);
                if (!result.isEmpty() && !(result.size() == 1 && isMilligrams(result.getFirst()))) {
                    location.problem("wrong type: a dose is a quantity in mg: " + expression.text());
                    return;
                }
                if (!result.isEmpty()
                        && result.getFirst() instanceof Quantity dose
                        && isAbove(dose, maximum, location)) {
                    return;
                }
            }
        } catch (ExpressionException e) {
            location.problem("wrong type: cannot be evaluated with sample facts: " + expression.text());
        }
    }

    /** Whether a dose is above the maximum of its product, which is noted as a problem. */
    static boolean isAbove(Quantity dose, @Nullable BigDecimal maximum, Location location) {
        boolean above = maximum != null && dose.getValue().compareTo(maximum) > 0;
        if (above) {
            location.problem("dose of " + dose.getValue() + " mg is above the maximum of " + maximum + " mg");
        }
        return above;
    }

    private static boolean isTrue(IBase value) {
        return value instanceof BooleanType flag && flag.booleanValue();
    }

    private static boolean isMilligrams(IBase value) {
        return value instanceof Quantity quantity
                && (MILLIGRAM.equals(quantity.getUnit()) || MILLIGRAM.equals(quantity.getCode()));
    }

    private List<Map<String, List<IBase>>> samples(ParsedExpression expression) {
        Set<String> names = engine.facts(expression);
        Random random = new Random(1);
        List<Map<String, List<IBase>>> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            Map<String, List<IBase>> sample = new HashMap<>();
            names.forEach(name -> sample.put(name, List.of(sample(name, expression, random))));
            samples.add(sample);
        }
        return samples;
    }

    private IBase sample(String name, ParsedExpression expression, Random random) {
        FactDeclaration declaration = declarations.get(name);
        if (declaration == null) {
            throw new IllegalStateException("Not declared: " + name);
        }
        return switch (declaration.kind()) {
            case FLAG -> new BooleanType(random.nextBoolean());
            case DECIMAL -> new DecimalType(number(expression.numbers(), random));
            case WORDS -> new StringType(word(List.copyOf(expression.words()), random));
        };
    }

    private static BigDecimal number(List<BigDecimal> numbers, Random random) {
        BigDecimal around = numbers.isEmpty() ? BigDecimal.TEN : numbers.get(random.nextInt(numbers.size()));
        return around.add(BigDecimal.valueOf(random.nextInt(5) - 2L));
    }

    private static String word(List<String> words, Random random) {
        int index = random.nextInt(words.size() + 1);
        return index == words.size() ? "something-else" : words.get(index);
    }
}
