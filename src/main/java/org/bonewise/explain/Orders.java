package org.bonewise.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bonewise.explain.Explanation.Order;
import org.bonewise.explain.Explanation.Told;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.CandidateAssessment;
import org.bonewise.guideline.CompanionOrder;
import org.bonewise.guideline.Replacement;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/** What a decision suggests to order: what would stand on the cards if there were no limit to them. */
final class Orders {

    private static final String AGENT = "bma";

    private final Assessment assessment;

    Orders(Assessment assessment) {
        this.assessment = assessment;
    }

    /** Each order once, in the order of the advice. */
    List<Order> suggested() {
        Map<String, Order> all = new LinkedHashMap<>();
        assessment.advice().stream().flatMap(Orders::of).forEach(order -> all.putIfAbsent(order.definition(), order));
        return List.copyOf(all.values());
    }

    /** What is told, and the orders that go with it. */
    List<Told> told() {
        return assessment.advice().stream().map(Orders::told).toList();
    }

    /** Reference of the order that is judged; {@code null} when none is. */
    static @Nullable String reference(CandidateAssessment judged) {
        MedicationRequest order = judged.candidate().order();
        return order == null
                ? null
                : "MedicationRequest/" + order.getIdElement().getIdPart();
    }

    private static Told told(Advice advice) {
        return new Told(
                advice.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                rule(advice),
                about(advice),
                of(advice).map(Order::definition).distinct().toList());
    }

    private static @Nullable String rule(Advice advice) {
        return switch (advice) {
            case Advice.Start start -> start.indication().rule().id();
            case Advice.Clarify clarify -> clarify.indication().rule().id();
            case Advice.Overdue overdue -> overdue.finding().rule().id();
            case Advice.Emergency emergency -> emergency.finding().rule().id();
            case Advice.Review review -> review.finding().rule().id();
            case Advice.Order order ->
                order.unfounded() == null ? null : order.unfounded().id();
            case Advice.Unsafe _, Advice.Monitoring _ -> null;
        };
    }

    private static @Nullable String about(Advice advice) {
        return switch (advice) {
            case Advice.Overdue overdue -> about(overdue.candidate());
            case Advice.Review review -> about(review.candidate());
            case Advice.Unsafe unsafe -> about(unsafe.candidate());
            case Advice.Order order -> about(order.order());
            case Advice.Monitoring monitoring -> about(monitoring.candidate());
            case Advice.Start _, Advice.Clarify _, Advice.Emergency _ -> null;
        };
    }

    private static @Nullable String about(CandidateAssessment judged) {
        String order = reference(judged);
        return order == null ? judged.candidate().regimen().agent() : order;
    }

    private static Stream<Order> of(Advice advice) {
        return switch (advice) {
            case Advice.Start start -> start(start);
            case Advice.Overdue overdue ->
                Stream.concat(
                        agent(overdue.candidate()), along(overdue.candidate().companions()));
            case Advice.Clarify clarify -> Stream.concat(along(clarify.orders()), along(clarify.support()));
            case Advice.Monitoring monitoring -> along(monitoring.candidate().companions());
            case Advice.Review review -> along(review.candidate().companions());
            case Advice.Unsafe unsafe ->
                Stream.concat(
                        instead(unsafe.instead()), along(unsafe.candidate().companions()));
            case Advice.Order order -> written(order);
            case Advice.Emergency _ -> Stream.empty();
        };
    }

    /** What could take the place of an order, and what is missing beside it; the order put right is no other order. */
    private static Stream<Order> written(Advice.Order advice) {
        Stream<Order> others = instead(advice.alternatives().stream()
                .filter(alternative -> !advice.isCorrection(alternative))
                .toList());
        Stream<Order> besideCorrections = advice.alternatives().stream()
                .filter(advice::isCorrection)
                .flatMap(alternative -> along(alternative.candidate().companions()));
        return Stream.of(others, besideCorrections, along(advice.order().companions()))
                .flatMap(all -> all);
    }

    private static Stream<Order> instead(List<Replacement> replacements) {
        return replacements.stream()
                .map(Replacement::candidate)
                .flatMap(other -> Stream.concat(agent(other), along(other.companions())));
    }

    private static Stream<Order> start(Advice.Start start) {
        List<CandidateAssessment> orderable = start.candidates().stream()
                .filter(candidate -> agent(candidate).findAny().isPresent())
                .toList();
        return orderable.isEmpty()
                ? along(start.before())
                : orderable.stream()
                        .flatMap(candidate -> Stream.concat(agent(candidate), along(candidate.companions())));
    }

    private static Stream<Order> agent(CandidateAssessment judged) {
        return judged.draft() == null || !judged.status().mayBeOrdered()
                ? Stream.empty()
                : Stream.of(order(judged.candidate().regimen(), judged.draft(), AGENT));
    }

    private static Stream<Order> along(List<CompanionOrder> orders) {
        return orders.stream()
                .flatMap(order -> order.draft() == null
                        ? Stream.empty()
                        : order.regimen().purposes().stream()
                                .limit(1)
                                .map(purpose -> order(order.regimen(), order.draft(), purpose)));
    }

    private static Order order(Regimen regimen, DomainResource draft, String purpose) {
        return new Order(regimen.url(), draft.fhirType(), purpose);
    }
}
