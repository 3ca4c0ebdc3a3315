package org.bonewise.guideline;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.knowledge.Regimen;
import org.bonewise.knowledge.Rule;
import org.bonewise.knowledge.Severity;
import org.jspecify.annotations.Nullable;

/** What to say of orders of a bone-modifying agent that are being written: what is wrong, what else could be ordered, what is missing. */
final class OrdersInHand {

    /** The fact by which a rule is about an order as written, not about the agent. */
    private static final String AS_WRITTEN = "%orderJudged";

    private final Replacements replacements;

    OrdersInHand(Replacements replacements) {
        this.replacements = replacements;
    }

    /**
     * The advice about orders, in their order; none about one that is right and has all that goes along.
     *
     * @param orders the orders, judged
     * @param recommends whether another agent may be proposed; asked only where one might be
     * @param unfounded rules to say when nothing on record speaks for the agent; empty when something does
     */
    List<Advice> about(List<CandidateAssessment> orders, List<Rule> unfounded, BooleanSupplier recommends) {
        // Of several orders each could be replaced by a card of its own: then two agents would be ordered after all.
        List<Replacement> alternatives = orders.size() == 1 && isUnsafe(orders.getFirst())
                ? replacements.ofOrder(orders.getFirst(), recommends.getAsBoolean())
                : List.of();
        Rule unfoundedRule = unfounded.isEmpty() ? null : unfounded.getFirst();
        return orders.stream()
                .flatMap(order -> about(order, fitting(order, alternatives), unfoundedRule).stream())
                .toList();
    }

    /** A correction first, where only what is written is wrong; then other products. */
    private static List<Replacement> fitting(CandidateAssessment order, List<Replacement> alternatives) {
        Regimen written = order.candidate().regimen();
        Stream<Replacement> corrections = alternatives.stream()
                .filter(one -> isProduct(one, written) && isWrittenWrong(order))
                .sorted(Comparator.comparing(
                        one -> !one.candidate().candidate().regimen().equals(written)))
                .limit(1);
        Stream<Replacement> others = alternatives.stream().filter(one -> !isProduct(one, written));
        return Stream.concat(corrections, others).toList();
    }

    private static boolean isProduct(Replacement one, Regimen regimen) {
        return Objects.equals(one.candidate().candidate().regimen().product(), regimen.product());
    }

    /** Whether all that speaks against an order is how it is written: its dose, rate or route. */
    private static boolean isWrittenWrong(CandidateAssessment order) {
        return order.findings().stream()
                .filter(OrdersInHand::isAgainst)
                .allMatch(finding -> finding.rule().conditions().stream()
                        .anyMatch(condition -> condition.text().contains(AS_WRITTEN)));
    }

    private static Optional<Advice> about(
            CandidateAssessment order, List<Replacement> alternatives, @Nullable Rule unfounded) {
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
        return !order.status().mayBeOrdered() || order.findings().stream().anyMatch(OrdersInHand::isAgainst);
    }

    private static boolean isAgainst(RuleFinding finding) {
        return !finding.status().mayBeOrdered() || finding.severity() == Severity.CRITICAL;
    }
}
