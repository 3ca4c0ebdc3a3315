package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;
import org.bonewise.facts.UnknownReason;
import org.bonewise.knowledge.ExpressionEngine;
import org.bonewise.knowledge.ExpressionException;
import org.bonewise.knowledge.FactValues;
import org.bonewise.knowledge.FactValues.Possible;
import org.bonewise.knowledge.Outcome;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Rule;
import org.bonewise.patient.Interval;
import org.hl7.fhir.r4.model.BooleanType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates the conditions of rules in three values: all must hold; one that is false settles it, else one that is unknown. */
final class RuleEvaluator {

    private static final Logger LOG = LoggerFactory.getLogger(RuleEvaluator.class);

    private static final Possible YES_OR_NO =
            new Possible.OneOf(List.of(new BooleanType(true), new BooleanType(false)));

    private final ExpressionEngine engine;

    RuleEvaluator(ExpressionEngine engine) {
        this.engine = engine;
    }

    /** Evaluates with the facts as they are. */
    RuleOutcome evaluate(Rule rule, EvaluatedFacts facts) {
        return evaluate(rule, facts, facts);
    }

    /**
     * Evaluates with values that may differ from the facts, for example one of several possible words.
     *
     * @param facts the facts that are shown as reasons
     * @param values what the conditions see
     */
    RuleOutcome evaluate(Rule rule, EvaluatedFacts facts, FactValues values) {
        RuleOutcome own = conditions(rule, facts, values);
        if (!own.mayHold() || rule.variants().isEmpty()) {
            return own;
        }
        List<Rule> possible = new ArrayList<>();
        boolean failed = own.failed();
        RuleOutcome undecided = null;
        for (Rule variant : rule.variants()) {
            RuleOutcome outcome = conditions(variant, facts, values);
            if (outcome.isTrue()) {
                RuleOutcome chosen = merged(rule.as(variant), own, outcome, own.outcome());
                return chosen.leavingOpen(own.isTrue() ? possible : with(possible, chosen.rule()), failed);
            }
            outcome.possible().forEach(open -> possible.add(rule.as(open)));
            failed |= outcome.failed();
            undecided = undecided == null && outcome.isUnknown() ? outcome : undecided;
        }
        return withoutVariant(rule, own, undecided)
                .leavingOpen(own.isTrue() || rule.code() == null ? possible : with(possible, rule), failed);
    }

    private static RuleOutcome withoutVariant(Rule rule, RuleOutcome own, @Nullable RuleOutcome undecided) {
        if (rule.code() != null) {
            return own;
        }
        return undecided == null
                ? new RuleOutcome(rule, Outcome.FALSE, List.of(), List.of())
                : merged(rule.as(undecided.rule()), own, undecided, Outcome.UNKNOWN);
    }

    private static List<Rule> with(List<Rule> rules, Rule one) {
        return Stream.concat(rules.stream(), Stream.of(one)).toList();
    }

    private static RuleOutcome merged(Rule rule, RuleOutcome own, RuleOutcome variant, Outcome outcome) {
        Map<String, Fact> because = new LinkedHashMap<>();
        own.because().forEach(fact -> because.put(fact.name(), fact));
        variant.because().forEach(fact -> because.put(fact.name(), fact));
        List<Fact> missing = new ArrayList<>(own.missing());
        missing.addAll(variant.missing());
        return new RuleOutcome(rule, outcome, List.copyOf(because.values()), missing);
    }

    private RuleOutcome conditions(Rule rule, EvaluatedFacts facts, FactValues values) {
        Map<String, Fact> because = new LinkedHashMap<>();
        Map<String, Fact> missing = new LinkedHashMap<>();
        Map<String, Fact> sought = new LinkedHashMap<>();
        boolean unknown = false;
        boolean mayHold = true;
        boolean failed = false;
        for (ParsedExpression condition : rule.conditions()) {
            Set<Outcome> outcomes = outcomes(condition, values);
            Outcome outcome = outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.UNKNOWN;
            mayHold &= mayHold(condition, outcomes, facts, values);
            failed |= outcomes.isEmpty() || (outcome == Outcome.UNKNOWN && restsOnFailure(condition, facts));
            if (outcome == Outcome.FALSE) {
                return new RuleOutcome(rule, Outcome.FALSE, List.of(), List.of());
            }
            boolean open = outcome == Outcome.UNKNOWN;
            unknown |= open;
            for (String name : engine.facts(condition)) {
                Map<String, Fact> known = open && !isExact(facts.fact(name)) ? missing : because;
                (values.isKnown(name) ? known : open ? missing : sought).put(name, facts.fact(name));
            }
        }
        return unknown
                ? new RuleOutcome(
                        rule,
                        Outcome.UNKNOWN,
                        List.copyOf(because.values()),
                        List.copyOf(missing.values()),
                        mayHold ? List.of(rule) : List.of(),
                        failed)
                : new RuleOutcome(rule, Outcome.TRUE, List.copyOf(because.values()), List.copyOf(sought.values()));
    }

    private boolean restsOnFailure(ParsedExpression condition, EvaluatedFacts facts) {
        return engine.facts(condition).stream()
                .anyMatch(name -> facts.fact(name).reason() == UnknownReason.FAILED);
    }

    private boolean mayHold(
            ParsedExpression condition, Set<Outcome> outcomes, EvaluatedFacts facts, FactValues values) {
        if (outcomes.contains(Outcome.TRUE) || engine.facts(condition).stream().noneMatch(facts::isYesOrNo)) {
            return outcomes.contains(Outcome.TRUE);
        }
        FactValues either = name -> facts.isYesOrNo(name) ? YES_OR_NO : values.value(name);
        return outcomes(condition, either).contains(Outcome.TRUE);
    }

    private static boolean isExact(Fact fact) {
        return switch (fact.value()) {
            case FactValue.Decimal(Interval interval) -> interval.isExact();
            case FactValue.Words words -> words.isExact();
            case FactValue.Flag ignored -> true;
            case null -> false;
        };
    }

    /** None when the expression fails, which makes its rule unknown: one broken rule must not take the others with it. */
    private Set<Outcome> outcomes(ParsedExpression condition, FactValues values) {
        try {
            return values instanceof EvaluatedFacts facts
                    ? facts.outcomes(condition)
                    : engine.outcomes(condition, values);
        } catch (ExpressionException e) {
            LOG.error("Rule not evaluated, taken as unknown: {}", e.getMessage());
            return Set.of();
        }
    }
}
