package org.bonewise.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BmaProduct;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Orders;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.jspecify.annotations.Nullable;

/** Bone-modifying agents that run beside a candidate, documented switches left out. */
final class OtherBma {

    private static final Set<MedicationRequestStatus> ENDED = EnumSet.of(
            MedicationRequestStatus.STOPPED, MedicationRequestStatus.CANCELLED, MedicationRequestStatus.COMPLETED);

    private static final String HYPERCALCAEMIA = "hypercalcaemia";

    private final FactContext context;
    private final String product;
    private final @Nullable MedicationRequest order;
    private final List<Evidence> running = new ArrayList<>();
    private final List<Evidence> open = new ArrayList<>();
    private final List<Evidence> notYetDue = new ArrayList<>();
    private final Map<BmaProduct, Boolean> switched = new HashMap<>();

    OtherBma(FactContext context, String product, LocalDate day) {
        this.context = context;
        this.product = product;
        Candidate candidate = context.candidate();
        order = candidate == null ? null : candidate.order();
        context.boneModifyingAgents().uses().stream()
                .filter(this::isOtherOrder)
                .filter(one -> !isSwitched(one.product()))
                .forEach(one ->
                        sort(one.product(), Ternary.YES, List.of(one.use().evidence())));
        repeated().forEach(one -> running.add(one.use().evidence()));
        context.boneModifyingAgents().doses().stream()
                .filter(BmaDose::forHypercalcaemia)
                .filter(dose -> !isSwitched(dose.product()))
                .forEach(dose -> sort(dose.product(), tooSoonAfter(dose, day), List.of(dose.evidence())));
        for (BmaCourse course : context.boneModifyingAgents().courses()) {
            Ternary inside = course.product().isOral() ? Ternary.NO : course.onSchedule(day);
            if (!isSwitched(course.product())) {
                sort(course.product(), inside, course.evidence());
            } else if (order == null && !isSameAgent(course.product()) && isBeforeNextDose(course, inside, day)) {
                notYetDue.addAll(course.evidence());
            }
        }
    }

    /** A dose for hypercalcaemia keeps others away until it may be repeated itself. */
    private Ternary tooSoonAfter(BmaDose dose, LocalDate day) {
        OptionalInt shortest = context.regimens().stream()
                .filter(regimen -> regimen.purposes().contains(HYPERCALCAEMIA))
                .filter(regimen -> dose.product().possible().contains(regimen.product()))
                .map(Regimen::shortestIntervalDays)
                .flatMapToInt(OptionalInt::stream)
                .max();
        return shortest.isEmpty() ? Ternary.NO : dose.date().within(shortest.getAsInt() - 1, day);
    }

    /** Other orders of the product of the order judged, which it would double. */
    private List<BmaUse> repeated() {
        Candidate candidate = context.candidate();
        if (candidate == null || order == null) {
            return List.of();
        }
        RepeatedOrder doubled = new RepeatedOrder(
                order, candidate.regimen().shortestIntervalDays().orElse(0));
        return context.boneModifyingAgents().uses().stream()
                .filter(this::isOtherOrder)
                .filter(one -> one.product().is(product) != Ternary.NO)
                .filter(one -> !(one.use().resource() instanceof MedicationRequest request && isPrior(request)))
                .filter(one -> !context.record().isRefill(order)
                        || context.record().isDraft(one.use().resource()))
                .filter(one -> doubled.repeats(one, context))
                .toList();
    }

    /** What surely runs. */
    List<Evidence> running() {
        return running.stream().distinct().toList();
    }

    /** What may run, or may be the candidate's own product. */
    List<Evidence> open() {
        return open.stream().distinct().toList();
    }

    /**
     * Of agents that were stopped what a proposal has to wait for: until the next dose would have been due. An order written
     * after the stop is its own clinician's decision.
     */
    List<Evidence> notYetDue() {
        return notYetDue.stream().distinct().toList();
    }

    /** The day to which intervals count: when the order judged is planned, if that is not past; else today. */
    static LocalDate plannedDay(FactContext context) {
        Candidate candidate = context.candidate();
        MedicationRequest order = candidate == null ? null : candidate.order();
        LocalDate today = context.record().today();
        LocalDate planned = order == null ? null : Orders.plannedDay(order);
        return planned == null || planned.isBefore(today) ? today : planned;
    }

    private void sort(BmaProduct other, Ternary runs, List<Evidence> proofs) {
        Ternary same = other.is(product);
        if (runs == Ternary.NO || same == Ternary.YES) {
            return;
        }
        (same == Ternary.NO && runs == Ternary.YES ? running : open).addAll(proofs);
    }

    private boolean isOtherOrder(BmaUse one) {
        MedicationUse use = one.use();
        boolean isOwn = order != null && (use.resource().equals(order) || isSame(use, order));
        boolean draftBesideProposal = order == null && context.record().isDraft(use.resource());
        return use.isCurrentOrPlanned() && !isOwn && !draftBesideProposal;
    }

    private static boolean isSame(MedicationUse use, MedicationRequest order) {
        return use.resource() instanceof MedicationRequest request
                && request.getIdPart() != null
                && request.getIdPart().equals(order.getIdPart());
    }

    private boolean isSameAgent(BmaProduct other) {
        Candidate candidate = context.candidate();
        return candidate != null && other.agent().equals(candidate.regimen().agent());
    }

    private static boolean isBeforeNextDose(BmaCourse course, Ternary inside, LocalDate day) {
        if (course.lastDose().isEmpty() || inside == Ternary.NO) {
            return false;
        }
        return course.intervalDays().isEmpty()
                || course.lastDose().get().date().within(course.intervalDays().getAsInt() - 1, day) != Ternary.NO;
    }

    private boolean isSwitched(BmaProduct other) {
        return switched.computeIfAbsent(other, this::hasDocumentedSwitch);
    }

    private boolean hasDocumentedSwitch(BmaProduct other) {
        List<BmaUse> all = context.boneModifyingAgents().uses().stream()
                .filter(one -> one.product().overlaps(other))
                .toList();
        boolean stated = all.stream().anyMatch(one -> !one.isRequest() && one.isRunning());
        List<MedicationRequest> requests = all.stream()
                .filter(one -> one.use().state() != MedicationUse.State.NOT_TO_BE_GIVEN
                        && one.use().tellsOfUse())
                .map(one -> one.use().resource())
                .filter(MedicationRequest.class::isInstance)
                .map(MedicationRequest.class::cast)
                .toList();
        boolean named = requests.stream().anyMatch(this::isPrior);
        boolean othersEnded = requests.stream()
                .filter(request -> !isPrior(request))
                .allMatch(request -> ENDED.contains(request.getStatus()));
        boolean stopped = requests.stream()
                .anyMatch(request -> request.getStatus() == MedicationRequestStatus.STOPPED
                        || (request.getStatus() == MedicationRequestStatus.CANCELLED
                                && context.record().isDraft(request)));
        return !stated && othersEnded && (named || stopped);
    }

    private boolean isPrior(MedicationRequest request) {
        String prior = order == null ? null : order.getPriorPrescription().getReference();
        String id = request.getIdPart();
        return prior != null
                && id != null
                && (prior.equals("MedicationRequest/" + id) || prior.endsWith("/MedicationRequest/" + id));
    }
}
