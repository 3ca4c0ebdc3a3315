package org.bonewise.mutation;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bonewise.knowledge.ExpressionEngine;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.PlausibleRange;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Windows;

/** The artefacts with one part in the place of another. */
final class Replaced {

    private Replaced() {}

    /** With every rule, and every variant of one, changed; a regimen that rules share stays shared. */
    static Knowledge rules(Knowledge knowledge, UnaryOperator<Rule> change) {
        IdentityHashMap<Rule, Rule> done = new IdentityHashMap<>();
        UnaryOperator<Rule> once =
                rule -> done.computeIfAbsent(rule, one -> withVariants(change.apply(one), one.variants(), change));
        Map<String, Guideline> guidelines = new LinkedHashMap<>();
        knowledge
                .guidelines()
                .forEach((id, guideline) -> guidelines.put(
                        id,
                        guideline.withRules(guideline.rules().stream().map(once).toList())));
        return with(knowledge, knowledge.engine(), knowledge.regimens(), guidelines)
                .withSafety(knowledge.safety().stream().map(once).toList());
    }

    private static Rule withVariants(Rule changed, List<Rule> variants, UnaryOperator<Rule> change) {
        return variants.isEmpty()
                ? changed
                : changed.withVariants(variants.stream().map(change).toList());
    }

    static Knowledge regimens(Knowledge knowledge, UnaryOperator<Regimen> change) {
        Map<String, Regimen> regimens = new LinkedHashMap<>();
        knowledge.regimens().forEach((url, regimen) -> regimens.put(url, change.apply(regimen)));
        UnaryOperator<List<Regimen>> exchanged = some ->
                some.stream().map(one -> regimens.getOrDefault(one.url(), one)).toList();
        Knowledge changed = with(knowledge, knowledge.engine(), Map.copyOf(regimens), knowledge.guidelines());
        return rules(
                changed,
                rule -> with(
                        rule, rule.conditions(), exchanged.apply(rule.regimens()), exchanged.apply(rule.companions())));
    }

    static Knowledge engine(Knowledge knowledge, ExpressionEngine engine) {
        return with(knowledge, engine, knowledge.regimens(), knowledge.guidelines());
    }

    static Rule conditions(Rule rule, List<ParsedExpression> conditions) {
        return with(rule, conditions, rule.regimens(), rule.companions());
    }

    private static Rule with(
            Rule rule, List<ParsedExpression> conditions, List<Regimen> regimens, List<Regimen> companions) {
        return new Rule(
                rule.id(),
                rule.artefactId(),
                rule.file(),
                rule.kind(),
                rule.code(),
                rule.severity(),
                rule.scope(),
                rule.onUnknown(),
                rule.agent(),
                rule.purpose(),
                rule.title(),
                rule.reason(),
                rule.text(),
                conditions,
                rule.variants(),
                regimens,
                companions,
                rule.citations());
    }

    private static Knowledge with(
            Knowledge knowledge,
            ExpressionEngine engine,
            Map<String, Regimen> regimens,
            Map<String, Guideline> guidelines) {
        return new Knowledge(
                knowledge.codes(),
                engine,
                regimens,
                guidelines,
                knowledge.safety(),
                knowledge.windows(),
                knowledge.plausible(),
                knowledge.parameters());
    }

    static Knowledge numbers(
            Knowledge knowledge,
            Windows windows,
            Map<String, PlausibleRange> plausible,
            Map<String, BigDecimal> parameters) {
        return new Knowledge(
                knowledge.codes(),
                knowledge.engine(),
                knowledge.regimens(),
                knowledge.guidelines(),
                knowledge.safety(),
                windows,
                plausible,
                parameters);
    }
}
