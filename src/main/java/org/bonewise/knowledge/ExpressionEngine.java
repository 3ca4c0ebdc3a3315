package org.bonewise.knowledge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bonewise.knowledge.FactValues.Possible;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;

/**
 * Evaluates FHIRPath expressions over facts in three values. Facts that are known only as a range or as one of several words
 * are tried at every value that could matter; only when all agree is the outcome known.
 */
public final class ExpressionEngine {

    /** The engine passes no application context to constants, so the facts of the evaluation are bound around it. */
    private static final ScopedValue<Map<String, List<IBase>>> ASSIGNED = ScopedValue.newInstance();

    private static final int MOST_COMBINATIONS = 4096;
    private static final Parameters NOTHING = new Parameters();

    private final IFhirPath fhirPath;
    private final Map<String, ParsedExpression> terms;

    /** By the expression as parsed, which is compared by identity: an expression is looked through once, not at every call. */
    private final Map<IFhirPath.IParsedExpression, Reach> reaches = new ConcurrentHashMap<>();

    /** The facts and the decimal literals that an expression rests on, those of its terms included. */
    private record Reach(Set<String> facts, List<BigDecimal> numbers) {}

    /**
     * Makes an engine.
     *
     * @param terms named expressions usable like facts
     */
    public ExpressionEngine(FhirContext context, Map<String, ParsedExpression> terms) {
        this.terms = Map.copyOf(terms);
        this.fhirPath = context.newFhirPath();
        this.fhirPath.setEvaluationContext(new Constants());
    }

    /** Evaluates a condition. @throws ExpressionException when the engine fails on it, which the lint should have found */
    public Outcome condition(ParsedExpression expression, FactValues facts) {
        Set<Outcome> outcomes = outcomes(expression, facts);
        return outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.UNKNOWN;
    }

    /**
     * The outcomes that a condition has at the values that the facts leave possible; a fact of which nothing is known stays
     * unknown at all of them. Once it can be true and something else the search ends: a third outcome would change nothing.
     *
     * @throws ExpressionException when the engine fails on it, which the lint should have found
     */
    public Set<Outcome> outcomes(ParsedExpression expression, FactValues facts) {
        List<Map<String, List<IBase>>> assignments = assignments(expression, facts);
        if (assignments.isEmpty()) {
            return EnumSet.allOf(Outcome.class);
        }
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (Map<String, List<IBase>> assignment : assignments) {
            outcomes.add(outcome(evaluate(expression, assignment), expression));
            if (outcomes.size() > 1 && outcomes.contains(Outcome.TRUE)) {
                break;
            }
        }
        return outcomes;
    }

    /**
     * Evaluates an expression that yields a quantity, for example a dose; empty when it is not known.
     *
     * @throws ExpressionException when the engine fails on it, which the lint should have found
     */
    public Optional<Quantity> quantity(ParsedExpression expression, FactValues facts) {
        Quantity common = null;
        for (Map<String, List<IBase>> assignment : assignments(expression, facts)) {
            List<IBase> result = evaluate(expression, assignment);
            if (!(result.size() == 1 && result.getFirst() instanceof Quantity quantity)
                    || (common != null && !common.equalsDeep(quantity))) {
                return Optional.empty();
            }
            common = quantity;
        }
        return Optional.ofNullable(common);
    }

    /** The facts that an expression rests on, those of its terms included. */
    public Set<String> facts(ParsedExpression expression) {
        return reach(expression).facts();
    }

    private Reach reach(ParsedExpression expression) {
        return reaches.computeIfAbsent(expression.parsed(), parsed -> {
            Set<String> names = new LinkedHashSet<>();
            List<BigDecimal> numbers = new ArrayList<>();
            collect(expression, names, numbers, new HashSet<>());
            return new Reach(Collections.unmodifiableSet(names), List.copyOf(numbers));
        });
    }

    private void collect(
            ParsedExpression expression, Set<String> names, List<BigDecimal> numbers, Set<String> termsSeen) {
        numbers.addAll(expression.numbers());
        for (String name : expression.names()) {
            ParsedExpression term = terms.get(name);
            if (term == null) {
                names.add(name);
            } else if (termsSeen.add(name)) {
                collect(term, names, numbers, termsSeen);
            }
        }
    }

    /** Every way to settle what is open; none when there are too many to try. */
    private List<Map<String, List<IBase>>> assignments(ParsedExpression expression, FactValues facts) {
        Reach reach = reach(expression);
        Map<String, Possible> values = new HashMap<>();
        Map<String, List<IBase>> exact = new HashMap<>();
        for (String name : reach.facts()) {
            Possible value = facts.value(name);
            values.put(name, value);
            if (value instanceof Possible.Exactly(List<IBase> one)) {
                exact.put(name, one);
            }
        }
        return exact.size() == values.size() ? List.of(exact) : assignments(values, reach.numbers());
    }

    private static List<Map<String, List<IBase>>> assignments(Map<String, Possible> values, List<BigDecimal> literals) {
        List<BigDecimal> numbers = new ArrayList<>(literals);
        values.values().forEach(value -> addNumbers(value, numbers));
        List<Map<String, List<IBase>>> assignments = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, Possible> entry : values.entrySet()) {
            List<List<IBase>> choices = choices(entry.getValue(), numbers);
            if ((long) assignments.size() * choices.size() > MOST_COMBINATIONS) {
                return List.of();
            }
            assignments = extended(assignments, entry.getKey(), choices);
        }
        return assignments;
    }

    /** Other facts are thresholds too: a range is compared with them as with literals. */
    private static void addNumbers(Possible value, List<BigDecimal> numbers) {
        switch (value) {
            case Possible.Exactly(List<IBase> exact) ->
                exact.forEach(item -> {
                    if (item instanceof DecimalType decimal) {
                        numbers.add(decimal.getValue());
                    }
                });
            case Possible.Between(BigDecimal low, boolean li, BigDecimal high, boolean hi) -> {
                if (low != null) {
                    numbers.add(low);
                }
                if (high != null) {
                    numbers.add(high);
                }
            }
            case Possible.OneOf ignored -> {}
        }
    }

    private static List<List<IBase>> choices(Possible value, List<BigDecimal> numbers) {
        return switch (value) {
            case Possible.Exactly(List<IBase> exact) -> List.of(exact);
            case Possible.OneOf(List<IBase> options) ->
                options.stream().map(List::of).toList();
            case Possible.Between between ->
                SamplePoints.of(between, numbers).stream()
                        .map(point -> List.<IBase>of(new DecimalType(point)))
                        .toList();
        };
    }

    private static List<Map<String, List<IBase>>> extended(
            List<Map<String, List<IBase>>> assignments, String name, List<List<IBase>> choices) {
        List<Map<String, List<IBase>>> result = new ArrayList<>();
        for (Map<String, List<IBase>> assignment : assignments) {
            for (List<IBase> choice : choices) {
                Map<String, List<IBase>> extended = new HashMap<>(assignment);
                extended.put(name, choice);
                result.add(extended);
            }
        }
        return result;
    }

    /** Evaluates with every fact given a value; a fact that is not named is a mistake of the caller. */
    List<IBase> evaluate(ParsedExpression expression, Map<String, List<IBase>> assignment) {
        try {
            return ScopedValue.where(ASSIGNED, assignment)
                    .call(() -> fhirPath.evaluate(NOTHING, expression.parsed(), IBase.class));
        } catch (RuntimeException e) {
            throw new ExpressionException(expression, e);
        }
    }

    private static Outcome outcome(List<IBase> result, ParsedExpression expression) {
        if (result.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (result.size() == 1 && result.getFirst() instanceof BooleanType flag) {
            return flag.booleanValue() ? Outcome.TRUE : Outcome.FALSE;
        }
        throw new ExpressionException(expression, "yields no boolean");
    }

    private final class Constants implements IFhirPathEvaluationContext {
        @Override
        public List<IBase> resolveConstant(Object appContext, String name, ConstantEvaluationMode mode) {
            String bare = name.startsWith("%") ? name.substring(1) : name;
            ParsedExpression term = terms.get(bare);
            return term == null
                    ? ASSIGNED.get().getOrDefault(bare, List.of())
                    : fhirPath.evaluate(NOTHING, term.parsed(), IBase.class);
        }
    }
}
