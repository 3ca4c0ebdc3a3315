package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.facts.FactValue;
import org.bonewise.knowledge.ExpressionEngine;
import org.bonewise.knowledge.ExpressionException;
import org.bonewise.knowledge.FactValues;
import org.bonewise.knowledge.Outcome;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Rule;
import org.bonewise.patient.Interval;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates the conditions of rules in three values: all must hold; one that is false settles it, else one that is unknown. */
final class RuleEvaluator {

    private static final Logger LOG = LoggerFactory.getLogger(RuleEvaluator.class);

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
        if (!own.isTrue() || rule.variants().isEmpty()) {
            return own;
        }
        RuleOutcome undecided = null;
        for (Rule variant : rule.variants()) {
            RuleOutcome outcome = conditions(variant, facts, values);
            if (outcome.isTrue()) {
                return merged(rule.as(variant), own, outcome, Outcome.TRUE);
            }
            undecided = undecided == null && outcome.isUnknown() ? outcome : undecided;
        }
        if (rule.code() != null) {
            return own;
        }
        return undecided == null
                ? new RuleOutcome(rule, Outcome.FALSE, List.of(), List.of())
                : merged(rule.as(undecided.rule()), own, undecided, Outcome.UNKNOWN);
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
        for (ParsedExpression condition : rule.conditions()) {
            Outcome outcome = outcome(condition, values);
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
                ? new RuleOutcome(rule, Outcome.UNKNOWN, List.copyOf(because.values()), List.copyOf(missing.values()))
                : new RuleOutcome(rule, Outcome.TRUE, List.copyOf(because.values()), List.copyOf(sought.values()));
    }

    private static boolean isExact(Fact fact) {
        return switch (fact.value()) {
            case FactValue.Decimal(Interval interval) -> interval.isExact();
            case FactValue.Words words -> words.isExact();
            case FactValue.Flag ignored -> true;
            case null -> false;
        };
    }

    /** A failing expression makes its rule unknown: one broken rule must not take the others with it. */
    private Outcome outcome(ParsedExpression condition, FactValues values) {
        try {
            return engine.condition(condition, values);
        } catch (ExpressionException e) {
            LOG.error("Rule not evaluated, taken as unknown: {}", e.getMessage());
            return Outcome.UNKNOWN;
        }
    }
}
