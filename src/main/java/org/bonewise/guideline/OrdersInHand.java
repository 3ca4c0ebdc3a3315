package org.bonewise.guideline;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bonewise.facts.EvaluatedFacts;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.knowledge.Guideline;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What to say of orders of a bone-modifying agent that are being written: what is wrong, what else could be ordered, what is missing. */
final class OrdersInHand {

    private final Guideline guideline;
    private final RuleEvaluator rules;
    private final IndicationEvaluator indications;
    private final CandidateJudge judge;
    private final EvaluatedFacts facts;

    OrdersInHand(
            Guideline guideline,
            RuleEvaluator rules,
            IndicationEvaluator indications,
            CandidateJudge judge,
            EvaluatedFacts facts) {
        this.guideline = guideline;
        this.rules = rules;
        this.indications = indications;
        this.judge = judge;
        this.facts = facts;
    }

    /**
     * The advice about orders, in their order; none about one that is right and has all that goes along.
     *
     * @param orders the orders, judged
     * @param unfounded rules to say when nothing on record speaks for the agent; empty when something does
     */
    List<Advice> about(List<CandidateAssessment> orders, List<Rule> unfounded) {
        List<CandidateAssessment> alternatives =
                orders.stream().anyMatch(OrdersInHand::isUnsafe) ? alternatives(orders) : List.of();
        return orders.stream()
                .flatMap(
                        order -> about(order, alternatives, unfounded.isEmpty() ? null : unfounded.getFirst()).stream())
                .toList();
    }

    private static Optional<Advice> about(
            CandidateAssessment order, List<CandidateAssessment> alternatives, @Nullable Rule unfounded) {
        if (isUnsafe(order)) {
            return Optional.of(new Advice.Order(order, alternatives, unfounded));
        }
        boolean warns = order.findings().stream()
                .anyMatch(finding -> finding.rule().kind() == Rule.Kind.SAFETY && finding.severity() != Severity.INFO);
        return warns || unfounded != null || !order.companions().isEmpty()
                ? Optional.of(new Advice.Order(order, List.of(), unfounded))
                : Optional.empty();
    }

    static boolean isUnsafe(CandidateAssessment order) {
        return !order.status().mayBeOrdered()
                || order.findings().stream().anyMatch(finding -> finding.severity() == Severity.CRITICAL);
    }

    private static boolean isSameProduct(CandidateAssessment a, CandidateAssessment b) {
        return Objects.equals(
                a.candidate().regimen().product(), b.candidate().regimen().product());
    }

    /** What else the guideline proposes had these orders not been written, as far as it may be ordered. */
    private List<CandidateAssessment> alternatives(List<CandidateAssessment> orders) {
        Set<Resource> undone = new HashSet<>();
        for (CandidateAssessment order : orders) {
            MedicationRequest written = order.candidate().order();
            if (written != null) {
                undone.add(written);
            }
        }
        EvaluatedFacts before = facts.of(facts.record().without(undone));
        return indications.evaluate(guideline.rules(Rule.Kind.INDICATION), before).findings().stream()
                .filter(finding -> finding.status().isFor())
                .findFirst()
                .map(leading -> new StartProposal(judge, rules, guideline, before)
                        .of(leading).candidates().stream()
                                .filter(candidate -> candidate.draft() != null)
                                .filter(candidate ->
                                        orders.stream().noneMatch(order -> isSameProduct(order, candidate)))
                                .toList())
                .orElse(List.of());
    }
}
