package org.bonewise.guideline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.facts.Fact;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.bonewise.patient.ExistingOrders;

/** Orders that go along with a candidate: each thing once, and none that is already ordered or taken. */
final class Companions {

    private static final String SUPPORT = "support";

    private final RuleEvaluator rules;
    private final List<Rule> monitoring;
    private final DraftOrders drafts;
    private final ExistingOrders existing;

    Companions(RuleEvaluator rules, List<Rule> monitoring, DraftOrders drafts, ExistingOrders existing) {
        this.rules = rules;
        this.monitoring = monitoring;
        this.drafts = drafts;
        this.existing = existing;
    }

    /**
     * What the rules say, and the orders they ask for.
     *
     * @param findings rules that spoke, with or without an order
     * @param orders what is not yet ordered or taken
     * @param repeated whether anything was left out because it is already ordered or taken
     */
    record Result(List<RuleFinding> findings, List<CompanionOrder> orders, boolean repeated) {
        /** Nothing goes along with what must not be given. */
        static final Result NOTHING = new Result(List.of(), List.of(), false);
    }

    /**
     * Evaluates the rules of some scopes.
     *
     * @param scopes {@code CANDIDATE} for what goes along with a dose, {@code ORDER} for what goes with one given now,
     *     {@code COURSE} for what a running course needs
     * @param reasons facts that are the reason for the agent and so for what goes along
     */
    Result of(EvaluatedFacts facts, Set<Rule.Scope> scopes, String about, List<Fact> reasons) {
        List<RuleFinding> findings = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        for (Rule rule : monitoring) {
            if (scopes.contains(rule.scope())) {
                SafetyEvaluator.finding(rules.evaluate(rule, facts), about).ifPresent(finding -> {
                    findings.add(finding);
                    finding.rule().companions().forEach(order -> wanted.add(new Wanted(finding.rule(), order)));
                });
            }
        }
        return result(findings, wanted, reasons);
    }

    /**
     * What rules ask for where there is no agent that it could go along with.
     *
     * @param reasons facts that are the reason for it
     */
    Result withoutAgent(EvaluatedFacts facts, List<Fact> reasons) {
        List<RuleFinding> findings = monitoring.stream()
                .filter(Companions::isSupport)
                .flatMap(rule -> SafetyEvaluator.finding(rules.evaluate(rule, facts), "patient").stream())
                .toList();
        List<Wanted> wanted = findings.stream()
                .flatMap(
                        finding -> finding.rule().companions().stream().map(order -> new Wanted(finding.rule(), order)))
                .toList();
        return result(findings, wanted, reasons);
    }

    /** Whether a rule asks for what goes without an agent. */
    static boolean isSupport(Rule rule) {
        return SUPPORT.equals(rule.code());
    }

    /** The orders that findings of other rules ask for. */
    List<CompanionOrder> askedFor(List<Rule> speaking, List<Fact> reasons) {
        List<Wanted> wanted = speaking.stream()
                .flatMap(rule -> rule.companions().stream().map(order -> new Wanted(rule, order)))
                .toList();
        return result(List.of(), wanted, reasons).orders();
    }

    private record Wanted(Rule rule, Regimen regimen) {}

    private Result result(List<RuleFinding> findings, List<Wanted> wanted, List<Fact> reasons) {
        List<CompanionOrder> orders = new ArrayList<>();
        Set<ConceptGroup> groups = EnumSet.noneOf(ConceptGroup.class);
        Set<String> withoutGroup = new HashSet<>();
        boolean repeated = false;
        for (Wanted order : availableFirst(wanted)) {
            List<ConceptGroup> of = order.regimen().groups();
            boolean isNew = of.isEmpty() ? withoutGroup.add(order.regimen().url()) : groups.add(of.getFirst());
            if (!isNew) {
                continue;
            }
            if (isThere(order.regimen())) {
                repeated = true;
            } else {
                boolean offered = order.regimen().available();
                orders.add(new CompanionOrder(
                        order.rule(), order.regimen(), offered ? drafts.draft(order.regimen(), null, reasons) : null));
            }
        }
        return new Result(List.copyOf(findings), List.copyOf(orders), repeated);
    }

    /** What the hospital does not have gives way to another that does the same; else it is named without an order. */
    private static List<Wanted> availableFirst(List<Wanted> wanted) {
        List<Wanted> ordered = new ArrayList<>(wanted);
        wanted.stream().filter(one -> !one.regimen().available()).forEach(one -> {
            ConceptGroup group = one.regimen().groups().isEmpty()
                    ? null
                    : one.regimen().groups().getFirst();
            boolean isReplaced = wanted.stream()
                    .map(Wanted::regimen)
                    .anyMatch(other -> other.available()
                            && !other.groups().isEmpty()
                            && other.groups().getFirst() == group);
            if (isReplaced) {
                ordered.remove(one);
            }
        });
        return ordered;
    }

    private boolean isThere(Regimen wanted) {
        return existing.ordered(wanted.url()).isPresent()
                || wanted.groups().stream()
                        .anyMatch(group -> existing.ordered(group).isPresent()
                                || existing.taking(group).isPresent());
    }
}
