package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BmaProduct;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Orders;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.MedicationRequest;

/** What was given, or is ordered, against a high calcium. */
final class HypercalcaemiaDoseFacts {

    private static final Set<String> INTRAVENOUS_AGENTS = Set.of("zoledronic-acid", "pamidronate");
    private static final Set<String> INTRAVENOUS = Set.of("ibandronate-iv-6mg", "ibandronate-iv-3mg", "clodronate-iv");

    private HypercalcaemiaDoseFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "daysSinceIntravenousBisphosphonate",
                                "d",
                                PATIENT,
                                "Calendar days from the last dose of zoledronic acid, pamidronate or intravenous ibandronate,"
                                        + " of any product; unknown when none is on record"),
                        HypercalcaemiaDoseFacts::daysSince),
                new OneFact(
                        FactDeclaration.flag(
                                "hypercalcaemiaOrderPlaced",
                                PATIENT,
                                "An order of bmaOrderPlaced whose reason is hypercalcaemia, or for a single dose written within"
                                        + " hypercalcaemiaCalciumDays"),
                        HypercalcaemiaDoseFacts::orderPlaced));
    }

    private static Fact daysSince(FactBuilder fact, FactContext context) {
        List<BmaDose> doses = BmaOrderFacts.given(context).stream()
                .filter(dose -> isIntravenous(dose.product()))
                .toList();
        if (doses.isEmpty()) {
            return fact.unknown(
                    context.record().medications().isComplete()
                            ? UnknownReason.NOT_RECORDED
                            : UnknownReason.NOT_DELIVERED);
        }
        BmaDose last = doses.stream()
                .reduce((one, other) -> one.date().latest().isAfter(other.date().latest()) ? one : other)
                .orElseThrow();
        return fact.because(last.evidence())
                .asOf(last.evidence().date())
                .number(last.date().daysUntil(context.record().today()));
    }

    private static boolean isIntravenous(BmaProduct product) {
        return INTRAVENOUS_AGENTS.contains(product.agent()) || INTRAVENOUS.containsAll(product.possible());
    }

    private static Fact orderPlaced(FactBuilder fact, FactContext context) {
        Fact placed = context.fact("bmaOrderPlaced");
        Set<String> references =
                placed.evidence().stream().map(Evidence::reference).collect(Collectors.toSet());
        List<Evidence> found = context.boneModifyingAgents().uses().stream()
                .filter(use -> references.contains(use.use().evidence().reference()))
                .filter(use -> isForHypercalcaemia(use, context))
                .map(use -> use.use().evidence())
                .toList();
        if (found.isEmpty() && !placed.isKnown()) {
            return fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
        }
        return fact.because(found).flag(!found.isEmpty());
    }

    private static boolean isForHypercalcaemia(BmaUse use, FactContext context) {
        if (!(use.use().resource() instanceof MedicationRequest order)) {
            return false;
        }
        int days = Verdict.days(context, "hypercalcaemiaCalciumDays");
        boolean isNew = Orders.written(order)
                .map(written -> written.within(days, context.record().today()) == Ternary.YES)
                .orElse(context.record().isDraft(order));
        return context.boneModifyingAgents().isForHypercalcaemia(order)
                || (use.intervalDays().isEmpty() && isNew);
    }
}
