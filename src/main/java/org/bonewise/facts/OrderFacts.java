package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.Interval;
import org.bonewise.patient.OrderReasons;
import org.bonewise.patient.OrderedDose;
import org.bonewise.patient.PieceStrength;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/** What an order already written says of dose, route and rate, and whether its product serves what is indicated. */
final class OrderFacts {

    private static final Map<ConceptGroup, String> ROUTES = Map.of(
            ConceptGroup.ROUTE_INTRAVENOUS, "intravenous",
            ConceptGroup.ROUTE_SUBCUTANEOUS, "subcutaneous",
            ConceptGroup.ROUTE_ORAL, "oral");

    private static final String BONE_METASTASES = "bone-metastases";

    private OrderFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag("orderJudged", CANDIDATE, "The candidate is an order already written"),
                        (fact, context) -> fact.flag(order(context) != null)),
                number(
                        "orderDoseMg",
                        "mg",
                        "Highest dose of the order judged; of an oral product the amount of a day, dosages taken beside one another added up",
                        OrderFacts::dose),
                number(
                        "orderRepeatedMg",
                        "mg",
                        "Highest amount of a day, on average, of those dosages of the order judged, of an oral product, that"
                                + " repeat",
                        OrderFacts::repeated),
                number(
                        "orderTabletsMg",
                        "mg",
                        "Highest amount that the order judged, of an oral product, gives at one time",
                        OrderFacts::atOnce),
                new OneFact(
                        FactDeclaration.words(
                                "orderDoseReading",
                                CANDIDATE,
                                "read when the dose of the order judged is known; not-read when one is stated in another unit than"
                                        + " of mass or in words only; not-stated when there is none, or of an oral product not how"
                                        + " often"),
                        OrderFacts::doseReading),
                number(
                        "orderInfusionMinutes",
                        "min",
                        "Shortest infusion time of the order judged: timing.repeat.duration, or dose divided by rateRatio",
                        OrderFacts::minutes),
                new OneFact(
                        FactDeclaration.flag(
                                "orderForBoneMetastases",
                                CANDIDATE,
                                "The candidate is an order already written, of a product and interval that are given for bone metastases"),
                        (fact, context) -> fact.flag(order(context) != null && isForBoneMetastases(context))),
                new OneFact(
                        FactDeclaration.words(
                                "orderPurpose",
                                CANDIDATE,
                                "What the order judged says that it is for, by reasonCode or the Condition it refers to; several"
                                        + " words while it names several"),
                        OrderFacts::purpose),
                new OneFact(
                        FactDeclaration.words(
                                "orderRoute",
                                CANDIDATE,
                                "Route of the order judged: intravenous, subcutaneous or oral; unknown when it is not told"),
                        OrderFacts::route),
                number(
                        "candidateMaximumDoseMg",
                        "mg",
                        "Highest dose of the product, from its artefact",
                        context -> Optional.ofNullable(context.candidate())
                                .flatMap(candidate ->
                                        Optional.ofNullable(candidate.regimen().maximumDoseMg()))),
                number(
                        "candidateDoseMg",
                        "mg",
                        "Dose that the artefact of the candidate gives at the clearance for the dose",
                        context -> context.doseMg("doseClearance")),
                number(
                        "candidateFullDoseMg",
                        "mg",
                        "Highest of the doses that the artefact of the candidate gives, whatever the clearance",
                        context -> Optional.ofNullable(context.candidate())
                                .flatMap(candidate ->
                                        candidate.regimen().doses().stream().max(BigDecimal::compareTo))),
                new OneFact(
                        FactDeclaration.words(
                                "indicatedPurpose",
                                CANDIDATE,
                                "What an agent is indicated for before all else, whether or not the order judged serves it"),
                        (fact, context) -> indicated(context).isEmpty()
                                ? fact.unknown(UnknownReason.NOT_APPLICABLE)
                                : fact.word(indicated(context).getFirst())),
                new OneFact(
                        FactDeclaration.flag(
                                "productServesIndication",
                                CANDIDATE,
                                "A regimen of the order's product is for the purpose that leads"),
                        (fact, context) -> serves(fact, context, 1)),
                new OneFact(
                        FactDeclaration.flag(
                                "productServesAnyIndication",
                                CANDIDATE,
                                "A regimen of the order's product is for one of the purposes that are indicated"),
                        (fact, context) -> serves(fact, context, Integer.MAX_VALUE)));
    }

    /** Reads a number of an order. */
    interface Amount {
        Optional<BigDecimal> of(FactContext context);
    }

    static OneFact number(String name, @Nullable String unit, String description, Amount amount) {
        return new OneFact(
                FactDeclaration.decimal(name, unit, CANDIDATE, description), (fact, context) -> amount.of(context)
                        .map(value -> fact.number(Interval.exactly(value)))
                        .orElseGet(() -> fact.unknown(UnknownReason.NOT_RECORDED)));
    }

    static @Nullable MedicationRequest order(FactContext context) {
        Candidate candidate = context.candidate();
        return candidate == null ? null : candidate.order();
    }

    private static Optional<BigDecimal> dose(FactContext context) {
        return isOral(context)
                ? Stream.concat(
                                together(context, OrderedDose::mgPerDay).stream(),
                                amounts(doses(context).filter(OrderedDose::isSingle), OrderedDose::mgPerDay))
                        .max(BigDecimal::compareTo)
                : amounts(doses(context), OrderedDose::mg).max(BigDecimal::compareTo);
    }

    /** One tablet written as once a day, one time, is none a day. */
    private static Optional<BigDecimal> repeated(FactContext context) {
        return isOral(context) ? together(context, OrderedDose::mgOnAverage) : Optional.empty();
    }

    /** What is taken in the morning and in the evening adds up; what one dosage states twice, as calculated and as ordered, not. */
    private static Optional<BigDecimal> together(
            FactContext context, Function<OrderedDose, @Nullable BigDecimal> amount) {
        return doses(context)
                .filter(dose -> !dose.isSingle() && amount.apply(dose) != null)
                .collect(Collectors.groupingBy(OrderedDose::together, Collectors.groupingBy(OrderedDose::dosage)))
                .values()
                .stream()
                .map(beside -> beside.values().stream()
                        .flatMap(one -> amounts(one.stream(), amount).max(BigDecimal::compareTo).stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .max(BigDecimal::compareTo);
    }

    /** An amount of a day hides that it is taken at once every few days. */
    private static Optional<BigDecimal> atOnce(FactContext context) {
        return isOral(context) ? amounts(doses(context), OrderedDose::mg).max(BigDecimal::compareTo) : Optional.empty();
    }

    private static Stream<OrderedDose> doses(FactContext context) {
        MedicationRequest order = order(context);
        return order == null
                ? Stream.empty()
                : OrderedDose.of(order, isOral(context) ? mgOfPiece(order, context) : null).stream();
    }

    private static Stream<BigDecimal> amounts(
            Stream<OrderedDose> doses, Function<OrderedDose, @Nullable BigDecimal> amount) {
        return doses.flatMap(dose -> Stream.ofNullable(amount.apply(dose)));
    }

    private static @Nullable BigDecimal mgOfPiece(MedicationRequest order, FactContext context) {
        Candidate candidate = context.candidate();
        return context.boneModifyingAgents().uses().stream()
                .filter(one -> one.use().resource().equals(order))
                .findFirst()
                .map(one -> PieceStrength.mg(
                        one.use(),
                        candidate == null ? null : candidate.regimen().product()))
                .orElse(null);
    }

    private static Fact doseReading(FactBuilder fact, FactContext context) {
        MedicationRequest order = order(context);
        if (order == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        if (OrderedDose.isStatedUnread(order)) {
            return fact.word("not-read");
        }
        return fact.word(dose(context).isPresent() ? "read" : "not-stated");
    }

    private static boolean isForBoneMetastases(FactContext context) {
        Candidate candidate = context.candidate();
        return candidate != null
                && context.regimens().stream()
                        .filter(regimen -> Objects.equals(
                                regimen.product(), candidate.regimen().product()))
                        .filter(regimen -> regimen.intervalDays()
                                .equals(candidate.regimen().intervalDays()))
                        .anyMatch(regimen -> regimen.purposes().contains(BONE_METASTASES));
    }

    private static boolean isOral(FactContext context) {
        Candidate candidate = context.candidate();
        return candidate != null
                && candidate.regimen().definition().getDosage().stream()
                        .anyMatch(dosage -> context.record().codes().in(ConceptGroup.ROUTE_ORAL, dosage.getRoute()));
    }

    private static Optional<BigDecimal> minutes(FactContext context) {
        MedicationRequest order = order(context);
        return order == null
                ? Optional.empty()
                : OrderedDose.of(order).stream()
                        .flatMap(dose -> Optional.ofNullable(dose.minutes()).stream())
                        .min(BigDecimal::compareTo);
    }

    private static Fact route(FactBuilder fact, FactContext context) {
        MedicationRequest order = order(context);
        List<String> routes = order == null
                ? List.of()
                : ROUTES.entrySet().stream()
                        .filter(entry -> order.getDosageInstruction().stream()
                                .anyMatch(dosage -> context.record().codes().in(entry.getKey(), dosage.getRoute())))
                        .map(Map.Entry::getValue)
                        .sorted()
                        .toList();
        return routes.isEmpty() ? fact.unknown(UnknownReason.NOT_RECORDED) : fact.words(routes);
    }

    private static Fact purpose(FactBuilder fact, FactContext context) {
        MedicationRequest order = order(context);
        List<String> stated = order == null ? List.of() : OrderReasons.purposes(order, context.record());
        return stated.isEmpty() ? fact.unknown(UnknownReason.NOT_RECORDED) : fact.words(stated);
    }

    static List<String> indicated(FactContext context) {
        Candidate candidate = context.candidate();
        return candidate == null ? List.of() : candidate.indicatedFor();
    }

    private static Fact serves(FactBuilder fact, FactContext context, int first) {
        Candidate candidate = context.candidate();
        if (candidate == null || indicated(context).isEmpty()) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        List<String> wanted = indicated(context).stream().limit(first).toList();
        Regimen judged = candidate.regimen();
        return fact.flag(context.regimens().stream()
                .filter(regimen -> judged.product() != null && judged.product().equals(regimen.product()))
                .anyMatch(regimen -> regimen.purposes().stream().anyMatch(wanted::contains)));
    }
}
