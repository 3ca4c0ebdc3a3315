package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.facts.UnknownReason;
import org.bonewise.knowledge.ExpressionEngine;
import org.bonewise.knowledge.FactValues;
import org.bonewise.knowledge.FactValues.Possible;
import org.bonewise.knowledge.Outcome;
import org.bonewise.knowledge.ParsedExpression;
import org.bonewise.knowledge.Rule;
import org.hl7.fhir.instance.model.api.IBase;

/**
 * Which indication rules speak. Where the record leaves open which of several words a fact has (which primary tumour a
 * metastasis is of), each is tried: the same decision for all is the decision, else the fact must be found out.
 */
final class IndicationEvaluator {

    private static final String SILENT = "silent";
    private static final Set<String> SPEAKING_FOR = Set.of("indicated", "consider");
    private static final String ASKS = ".empty()";

    /** More ways than these to settle the open words are not tried one by one. */
    private static final int MOST_WORLDS = 128;

    private final RuleEvaluator rules;
    private final ExpressionEngine engine;

    IndicationEvaluator(RuleEvaluator rules, ExpressionEngine engine) {
        this.rules = rules;
        this.engine = engine;
    }

    /** The findings, leading first, and the rules that ask for silence. */
    record Result(List<IndicationFinding> findings, List<Rule> silent) {}

    /** Evaluates the rules in their order. */
    Result evaluate(List<Rule> indications, EvaluatedFacts facts) {
        // Most patients are none of the rules' concern: then the words that the rules might turn on are not looked for.
        if (indications.stream().allMatch(rule -> rules.evaluate(rule, facts).outcome() == Outcome.FALSE)) {
            return new Result(List.of(), List.of());
        }
        Map<String, List<IBase>> open = open(indications, facts);
        if (isTooMany(open.values())) {
            return atOnce(indications, facts, open.keySet());
        }
        List<Map<String, Possible>> worlds = worlds(open);
        Result first = evaluate(indications, facts, worlds.getFirst());
        if (worlds.size() == 1) {
            return first;
        }
        for (Map<String, Possible> world : worlds.subList(1, worlds.size())) {
            if (!statuses(evaluate(indications, facts, world)).equals(statuses(first))) {
                return new Result(List.of(undecided(first, worlds, indications, facts)), List.of());
            }
        }
        return first;
    }

    private static List<DecisionStatus> statuses(Result result) {
        return result.findings().stream().map(IndicationFinding::status).toList();
    }

    private IndicationFinding undecided(
            Result first, List<Map<String, Possible>> worlds, List<Rule> indications, EvaluatedFacts facts) {
        List<Fact> open = worlds.getFirst().keySet().stream().map(facts::fact).toList();
        IndicationFinding speaks = worlds.stream()
                .flatMap(world -> evaluate(indications, facts, world).findings().stream())
                .findFirst()
                .orElseGet(() -> first.findings().getFirst());
        return new IndicationFinding(speaks.rule(), DecisionStatus.NEEDS_DATA, speaks.because(), open);
    }

    private Result evaluate(List<Rule> indications, EvaluatedFacts facts, Map<String, Possible> world) {
        FactValues values =
                world.isEmpty() ? facts : name -> world.containsKey(name) ? world.get(name) : facts.value(name);
        List<IndicationFinding> findings = new ArrayList<>();
        List<Rule> silent = new ArrayList<>();
        List<RuleOutcome> notRead = new ArrayList<>();
        for (Rule rule : indications) {
            RuleOutcome outcome = rules.evaluate(rule, facts, values);
            if (couldSpeakFor(outcome)) {
                notRead.add(outcome);
            }
            if (outcome.isTrue() && SILENT.equals(outcome.rule().code())) {
                silent.add(outcome.rule());
            } else {
                finding(outcome).ifPresent(findings::add);
            }
        }
        if (findings.stream().allMatch(finding -> finding.status() == DecisionStatus.NOT_INDICATED)) {
            notRead.stream()
                    .max(Comparator.comparingInt(outcome ->
                            outcome.because().size() - outcome.missing().size()))
                    .map(outcome -> finding(outcome, DecisionStatus.NEEDS_DATA))
                    .ifPresent(findings::add);
        }
        return new Result(findings, silent);
    }

    /**
     * Whether something on record points to an agent that may be indicated by what the EHR did not give: that must not pass for
     * "not indicated".
     */
    private static boolean couldSpeakFor(RuleOutcome outcome) {
        return outcome.isUnknown()
                && SPEAKING_FOR.contains(String.valueOf(outcome.rule().code()))
                && outcome.because().stream().anyMatch(fact -> !fact.evidence().isEmpty())
                && outcome.missing().stream().anyMatch(fact -> fact.reason() == UnknownReason.NOT_DELIVERED);
    }

    private Optional<IndicationFinding> finding(RuleOutcome outcome) {
        Rule rule = outcome.rule();
        String code = outcome.isTrue() ? rule.code() : outcome.isUnknown() ? rule.onUnknown() : null;
        return code == null || "nothing".equals(code)
                ? Optional.empty()
                : Optional.of(finding(
                        outcome, DecisionStatus.valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT))));
    }

    /** What a decision that is made did not need to know is not missing; a question misses what it asks for. */
    private IndicationFinding finding(RuleOutcome outcome, DecisionStatus status) {
        if (!outcome.isTrue()) {
            return new IndicationFinding(outcome.rule(), status, outcome.because(), outcome.missing());
        }
        Set<String> asked = status == DecisionStatus.NEEDS_DATA ? askedFor(outcome.rule()) : Set.of();
        List<Fact> missing = outcome.missing().stream()
                .filter(fact -> asked.contains(fact.name()))
                .toList();
        return new IndicationFinding(outcome.rule(), status, outcome.because(), missing);
    }

    /** The facts of the conditions that hold because something is not known. */
    private Set<String> askedFor(Rule rule) {
        return rule.conditions().stream()
                .filter(condition -> condition.text().contains(ASKS))
                .flatMap(condition -> engine.facts(condition).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Each rule judged at all values at once. One that stays open by them could hold, so they must be found out; where each rule
     * holds, or does not, at every value, that is the decision.
     */
    private Result atOnce(List<Rule> indications, EvaluatedFacts facts, Set<String> open) {
        return indications.stream()
                .map(rule -> rules.evaluate(rule, facts))
                .filter(outcome ->
                        outcome.isUnknown() && outcome.missing().stream().anyMatch(fact -> open.contains(fact.name())))
                .findFirst()
                .map(outcome -> new Result(
                        List.of(new IndicationFinding(
                                outcome.rule(),
                                DecisionStatus.NEEDS_DATA,
                                outcome.because(),
                                open.stream().map(facts::fact).toList())),
                        List.of()))
                .orElseGet(() -> evaluate(indications, facts, Map.of()));
    }

    /** The facts of which several words are possible, with these words. */
    private Map<String, List<IBase>> open(List<Rule> indications, EvaluatedFacts facts) {
        Map<String, List<IBase>> open = new LinkedHashMap<>();
        for (String name : names(indications)) {
            if (facts.value(name) instanceof Possible.OneOf(List<IBase> options)) {
                open.put(name, options);
            }
        }
        return open;
    }

    private static boolean isTooMany(Collection<List<IBase>> open) {
        int worlds = 1;
        for (List<IBase> options : open) {
            worlds *= options.size();
            if (worlds > MOST_WORLDS) {
                return true;
            }
        }
        return false;
    }

    /** One assignment for each way the open words can be settled; a single empty one when nothing is open. */
    private static List<Map<String, Possible>> worlds(Map<String, List<IBase>> open) {
        List<Map<String, Possible>> worlds = List.of(Map.of());
        for (Map.Entry<String, List<IBase>> entry : open.entrySet()) {
            worlds = extended(worlds, entry.getKey(), entry.getValue());
        }
        return worlds;
    }

    private Set<String> names(List<Rule> indications) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (Rule rule : indications) {
            for (ParsedExpression condition : rule.conditions()) {
                engine.facts(condition).forEach(name -> names.put(name, true));
            }
        }
        return names.keySet();
    }

    private static List<Map<String, Possible>> extended(
            List<Map<String, Possible>> worlds, String name, List<IBase> options) {
        List<Map<String, Possible>> result = new ArrayList<>();
        for (Map<String, Possible> world : worlds) {
            for (IBase option : options) {
                Map<String, Possible> extended = new LinkedHashMap<>(world);
                extended.put(name, new Possible.Exactly(List.of(option)));
                result.add(extended);
            }
        }
        return result;
    }
}
