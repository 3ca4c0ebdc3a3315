package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/** Causes of a high calcium other than what the tumour does to bone. */
final class HypercalcaemiaCauseFacts {

    private static final String DAYS = "hypercalcaemiaCauseDays";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private HypercalcaemiaCauseFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "primaryHyperparathyroidism",
                        "Yes by a current confirmed Condition of the group primary-hyperparathyroidism; none recorded means"
                                + " no",
                        (fact, context) -> Verdict.of(
                                fact,
                                context,
                                context.record().diagnoses().current(ConceptGroup.PRIMARY_HYPERPARATHYROIDISM).stream()
                                        .map(Diagnosis::evidence)
                                        .toList(),
                                "Condition")),
                flag(
                        "pthNotSuppressed",
                        "The newest parathyroid hormone of at most hypercalcaemiaCauseDays is high or in the upper half of"
                                + " its range: the laboratory's own, else above pthUpperPgPerMl or pthUpperPmolPerL. Unknown"
                                + " without a result, and below the upper limit without the laboratory's own range",
                        HypercalcaemiaCauseFacts::pth),
                flag(
                        "calcitriolHigh",
                        "The newest 1,25-(OH)2 vitamin D of at most hypercalcaemiaCauseDays is above the laboratory's own"
                                + " range; unknown without a result or without that range",
                        HypercalcaemiaCauseFacts::calcitriol));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact pth(FactBuilder fact, FactContext context) {
        Measurement newest = Measurement.newest(
                context,
                Analyte.PTH,
                context.record().results().of(ConceptGroup.PTH),
                OptionalInt.of(Verdict.days(context, DAYS)),
                "pth");
        Reading reading = newest.known();
        if (reading == null) {
            return fact.because(newest.evidence()).unknown(reason(newest));
        }
        fact.because(reading.evidence());
        String unit = reading.family();
        Interval value = reading.in(unit);
        BigDecimal high = reading.rangeHigh(unit);
        BigDecimal low = reading.rangeLow(unit);
        if (high == null) {
            return isAbove(value, context.parameter("pg/mL".equals(unit) ? "pthUpperPgPerMl" : "pthUpperPmolPerL"))
                    ? fact.flag(true)
                    : fact.unknown(UnknownReason.NOT_EXACT);
        }
        if (isAbove(value, high)) {
            return fact.flag(true);
        }
        return low == null
                ? fact.unknown(UnknownReason.NOT_EXACT)
                : upperHalf(fact, value, low.add(high).multiply(HALF));
    }

    private static Fact upperHalf(FactBuilder fact, Interval value, BigDecimal middle) {
        BigDecimal least = value.low();
        BigDecimal most = value.high();
        if (least != null && least.compareTo(middle) >= 0) {
            return fact.flag(true);
        }
        return most != null && most.compareTo(middle) < 0 ? fact.flag(false) : fact.unknown(UnknownReason.NOT_EXACT);
    }

    private static Fact calcitriol(FactBuilder fact, FactContext context) {
        Measurement newest = ResultFacts.calcitriol(context, OptionalInt.of(Verdict.days(context, DAYS)));
        Reading reading = newest.known();
        if (reading == null) {
            return fact.because(newest.evidence()).unknown(reason(newest));
        }
        fact.because(reading.evidence());
        BigDecimal high = reading.rangeHigh(reading.unit());
        if (high == null) {
            return fact.unknown(UnknownReason.NOT_EXACT);
        }
        if (isAbove(reading.value(), high)) {
            return fact.flag(true);
        }
        BigDecimal most = reading.value().high();
        return most != null && most.compareTo(high) <= 0 ? fact.flag(false) : fact.unknown(UnknownReason.NOT_EXACT);
    }

    /** Whether every value that is possible lies above a limit. */
    private static boolean isAbove(Interval value, @Nullable BigDecimal limit) {
        BigDecimal least = value.low();
        if (least == null || limit == null) {
            return false;
        }
        int order = least.compareTo(limit);
        return order > 0 || (order == 0 && !value.lowIncluded());
    }

    private static UnknownReason reason(Measurement newest) {
        UnknownReason reason = newest.reason();
        return reason == null ? UnknownReason.NOT_RECORDED : reason;
    }
}
