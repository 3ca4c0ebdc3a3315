package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.Interval;
import org.bonewise.patient.OrderedRepeat;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.MedicationRequest;

/** How often an order already written is to be given, how many times, and after how many doses. */
final class OrderRepeatFacts {

    private OrderRepeatFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                OrderFacts.number(
                        "orderIntervalDays",
                        "d",
                        "Days between doses that the order judged tells: timing.repeat, or timing.code, the closest of several dosages; not rounded,"
                                + " and none of one dose alone",
                        OrderRepeatFacts::interval),
                OrderFacts.number(
                        "orderDoses",
                        null,
                        "Most doses that the closest repeat of the order judged gives: timing.repeat.count or bounds; unknown"
                                + " while it goes on without an end",
                        OrderRepeatFacts::count),
                new OneFact(
                        FactDeclaration.decimal(
                                "dosesBeforeOrder",
                                null,
                                CANDIDATE,
                                "Doses of the unbroken course of the product of the order judged, without those worked out from"
                                        + " that order; 0 when another product or none was given"),
                        OrderRepeatFacts::before),
                OrderFacts.number(
                        "indicatedIntervalDays",
                        "d",
                        "Shortest of the planned intervals at which the product of the order judged is given for what is indicated",
                        OrderRepeatFacts::indicatedInterval));
    }

    private static Optional<OrderedRepeat> repeat(FactContext context) {
        return Optional.ofNullable(OrderFacts.order(context)).flatMap(OrderedRepeat::closest);
    }

    private static Optional<BigDecimal> interval(FactContext context) {
        return repeat(context).filter(repeat -> !repeat.isSingle()).map(OrderedRepeat::days);
    }

    private static Optional<BigDecimal> count(FactContext context) {
        return repeat(context).stream()
                .flatMapToInt(repeat -> repeat.doses().stream())
                .mapToObj(BigDecimal::valueOf)
                .findFirst();
    }

    private static Fact before(FactBuilder fact, FactContext context) {
        MedicationRequest order = OrderFacts.order(context);
        String product = context.candidate() == null
                ? null
                : context.candidate().regimen().product();
        if (order == null || product == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        BmaCourse course = CourseFacts.course(context).orElse(null);
        if (course == null) {
            return context.record().medications().isComplete()
                    ? fact.number(count(0))
                    : fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        Ternary same = course.product().is(product);
        if (same == Ternary.UNKNOWN) {
            return fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
        }
        return fact.number(
                count(same == Ternary.NO ? 0 : course.dosesBeside(order).size()));
    }

    private static Interval count(long number) {
        return Interval.exactly(BigDecimal.valueOf(number));
    }

    private static Optional<BigDecimal> indicatedInterval(FactContext context) {
        Candidate candidate = context.candidate();
        if (candidate == null || candidate.order() == null) {
            return Optional.empty();
        }
        return context.regimens().stream()
                .filter(regimen ->
                        Objects.equals(regimen.product(), candidate.regimen().product()))
                .filter(regimen -> regimen.purposes().stream().anyMatch(OrderFacts.indicated(context)::contains))
                .flatMapToInt(regimen -> regimen.intervalDays().stream())
                .min()
                .stream()
                .mapToObj(BigDecimal::valueOf)
                .findFirst();
    }
}
