package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.BookedDoses;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Orders;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/** Orders and appointments for the next dose, and medicines nobody can tell. */
final class BmaOrderFacts {

    private BmaOrderFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "bmaOrderPlaced",
                        "A MedicationRequest of a bone-modifying agent, active, a draft, or on hold with a statusReason, written within"
                                + " orderPlacedDays, without a dose of the product since; or a draft of the context",
                        BmaOrderFacts::orderPlaced),
                flag(
                        "draftNotJudged",
                        "A draft of the context whose words, but no code, name a bone-modifying agent, or whose product no"
                                + " regimen describes; false without such drafts",
                        BmaOrderFacts::draftNotJudged),
                new OneFact(
                        FactDeclaration.words(
                                "bmaOrderProduct",
                                PATIENT,
                                "Product of the order of bmaOrderPlaced; several words when there are several orders or one does"
                                        + " not tell"),
                        BmaOrderFacts::orderProduct),
                flag(
                        "nextDoseBooked",
                        "A future Appointment (booked, pending, arrived) to give a bone-modifying agent, or an active"
                                + " MedicationRequest with a future timing.event; when the course is overdue only within"
                                + " bookedSoonDays",
                        BmaOrderFacts::booked),
                flag(
                        "unrecognisedBma",
                        "A medicine whose words name a bone-modifying agent or a brand of one, but whose codes do not",
                        BmaOrderFacts::unrecognised),
                flag(
                        "bmaDoseUndated",
                        "A MedicationAdministration of a bone-modifying agent, given, without a date or dated in the future",
                        (fact, context) -> close(
                                fact, context, context.boneModifyingAgents().undated())));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact orderPlaced(FactBuilder fact, FactContext context) {
        List<Evidence> placed = new ArrayList<>();
        List<Evidence> open = new ArrayList<>();
        for (BmaUse one : context.boneModifyingAgents().uses()) {
            switch (isPlaced(one, context)) {
                case YES -> placed.add(one.use().evidence());
                case UNKNOWN -> open.add(one.use().evidence());
                case NO -> {}
            }
        }
        if (placed.isEmpty() && !open.isEmpty()) {
            return fact.because(open).unknown(UnknownReason.NOT_EXACT);
        }
        return close(fact, context, placed);
    }

    private static Fact draftNotJudged(FactBuilder fact, FactContext context) {
        Set<String> drafts = context.record().drafts().stream()
                .map(draft -> draft.fhirType() + '/' + draft.getIdPart())
                .collect(Collectors.toSet());
        List<Evidence> found = new ArrayList<>();
        context.boneModifyingAgents().unrecognised().stream()
                .filter(one -> drafts.contains(one.reference()))
                .forEach(found::add);
        context.boneModifyingAgents().uses().stream()
                .filter(one -> context.record().isDraft(one.use().resource()))
                .filter(one -> one.use().state() == MedicationUse.State.PLANNED)
                .filter(one -> context.regimens().stream()
                        .noneMatch(
                                regimen -> one.product().possible().getFirst().equals(regimen.product())))
                .map(one -> one.use().evidence())
                .forEach(found::add);
        return fact.because(found).flag(!found.isEmpty());
    }

    private static Fact orderProduct(FactBuilder fact, FactContext context) {
        List<BmaUse> placed = context.boneModifyingAgents().uses().stream()
                .filter(one -> isPlaced(one, context) == Ternary.YES)
                .toList();
        if (placed.isEmpty()) {
            return fact.unknown(
                    context.record().medications().isComplete()
                            ? UnknownReason.NOT_RECORDED
                            : UnknownReason.NOT_DELIVERED);
        }
        placed.forEach(one -> fact.because(one.use().evidence()));
        return fact.words(placed.stream()
                .flatMap(one -> one.product().possible().stream())
                .distinct()
                .toList());
    }

    /** Doses given, without those that only an order which still waits to be carried out stands for. */
    static List<BmaDose> given(FactContext context) {
        Fact placed = context.fact("bmaOrderPlaced");
        Set<String> waiting = placed.isTrue()
                ? placed.evidence().stream().map(Evidence::reference).collect(Collectors.toSet())
                : Set.of();
        return context.boneModifyingAgents().doses().stream()
                .filter(dose -> !waiting.contains(dose.evidence().reference()))
                .toList();
    }

    private static Ternary isPlaced(BmaUse one, FactContext context) {
        if (!(one.use().resource() instanceof MedicationRequest request)) {
            return Ternary.NO;
        }
        MedicationUse.State state = one.use().state();
        if (context.record().isDraft(request)) {
            return Ternary.of(state == MedicationUse.State.PLANNED);
        }
        boolean stands = one.use().isCurrentOrPlanned()
                || state == MedicationUse.State.DRAFTED
                || (request.getStatus() == MedicationRequestStatus.ONHOLD
                        && request.hasStatusReason()
                        && state == MedicationUse.State.ON_HOLD);
        if (!stands) {
            return Ternary.NO;
        }
        DateRange written = Orders.written(request).orElse(null);
        if (written == null) {
            return Ternary.UNKNOWN;
        }
        boolean given = context.boneModifyingAgents().doses().stream()
                .filter(dose -> dose.product().overlaps(one.product()))
                .filter(dose ->
                        !dose.evidence().reference().equals(one.use().evidence().reference())
                                || dose.date().after(written.latest()) == Ternary.YES)
                .anyMatch(dose -> !dose.date().earliest().isBefore(written.latest()));
        return given
                ? Ternary.NO
                : written.within(
                        Verdict.days(context, "orderPlacedDays"),
                        context.record().today());
    }

    private static Fact booked(FactBuilder fact, FactContext context) {
        int soon = context.fact("courseOverdue").isTrue() ? Verdict.days(context, "bookedSoonDays") : Integer.MAX_VALUE;
        List<Evidence> found = new BookedDoses(context.record(), context.boneModifyingAgents()).within(soon);
        if (found.isEmpty() && !context.record().delivered("Appointment")) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return close(fact, context, found);
    }

    private static Fact unrecognised(FactBuilder fact, FactContext context) {
        return close(fact, context, context.boneModifyingAgents().unrecognised());
    }

    private static Fact close(FactBuilder fact, FactContext context, List<Evidence> proofs) {
        if (proofs.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(proofs).flag(!proofs.isEmpty());
    }
}
