package org.bonewise.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The doses given of one agent: its administrations; where the record has none of the agent, its orders and completed
 * statements.
 */
final class BmaDoses {

    private static final Set<MedicationRequestStatus> DONE =
            EnumSet.of(MedicationRequestStatus.ACTIVE, MedicationRequestStatus.COMPLETED);
    private static final Set<MedicationRequestIntent> NO_ORDER =
            EnumSet.of(MedicationRequestIntent.PROPOSAL, MedicationRequestIntent.OPTION, MedicationRequestIntent.PLAN);

    private final PatientRecord record;
    private final LocalDate today;
    private final Map<String, List<Condition>> conditions;

    BmaDoses(PatientRecord record) {
        this.record = record;
        today = record.today();
        conditions = record.all(Condition.class).stream()
                .filter(one -> one.getIdPart() != null)
                .collect(Collectors.groupingBy(Sources::reference));
    }

    /** Doses of one agent's uses, oldest first, two on one day as one. */
    List<BmaDose> of(List<BmaUse> uses) {
        List<BmaUse> given = uses.stream()
                .filter(one -> one.use().state() == MedicationUse.State.GIVEN)
                .toList();
        Stream<BmaDose> doses = given.isEmpty()
                ? uses.stream().filter(one -> !one.product().isOral()).flatMap(this::ordered)
                : given.stream().filter(one -> !one.product().isOral()).flatMap(this::administered);
        List<BmaDose> sorted = doses.filter(dose -> !dose.date().earliest().isAfter(today))
                .sorted(Comparator.comparing((BmaDose dose) -> dose.date().latest())
                        .thenComparing(BmaDose::estimated))
                .toList();
        List<BmaDose> kept = new ArrayList<>();
        Map<DateRange, List<BmaProduct>> known = new HashMap<>();
        for (BmaDose dose : sorted) {
            List<BmaProduct> thatDay = known.computeIfAbsent(dose.date(), day -> new ArrayList<>());
            if (thatDay.stream().noneMatch(product -> product.overlaps(dose.product()))) {
                thatDay.add(dose.product());
                kept.add(dose);
            }
        }
        return kept;
    }

    private Stream<BmaDose> administered(BmaUse one) {
        return one.use().start() == null
                ? Stream.empty()
                : Stream.of(one.use().start()).map(doses(one, false));
    }

    private Stream<BmaDose> ordered(BmaUse one) {
        return switch (one.use().resource()) {
            case MedicationRequest request when counts(request) -> requested(one, request);
            case MedicationStatement statement
            when one.use().state() == MedicationUse.State.PAST
                    && statement.getStatus() == MedicationStatement.MedicationStatementStatus.COMPLETED ->
                Stream.ofNullable(Dates.span(statement.getEffective())).map(doses(one, false));
            default -> Stream.empty();
        };
    }

    private boolean counts(MedicationRequest request) {
        return DONE.contains(request.getStatus())
                && !Boolean.TRUE.equals(request.getDoNotPerformElement().getValue())
                && !record.isDraft(request)
                && (request.getIntent() == null
                        || !NO_ORDER.contains(request.getIntent())
                        || OwnProposals.isSigned(request));
    }

    private Stream<BmaDose> requested(BmaUse one, MedicationRequest request) {
        List<DateRange> events = Dates.events(request);
        DateRange start = one.use().start();
        if (Repeats.in(request)) {
            DateRange end = one.use().end();
            LocalDate last = end == null || end.latest().isAfter(today) ? today : end.latest();
            return start == null
                    ? Stream.empty()
                    : Repeats.dueUntil(request, start, last).stream().map(doses(one, true));
        }
        List<DateRange> days = events.isEmpty() && start != null ? List.of(start) : events;
        return days.stream().map(doses(one, false));
    }

    /** Makes a dose of each day on which {@code one} was given. */
    private Function<DateRange, BmaDose> doses(BmaUse one, boolean estimated) {
        Resource resource = one.use().resource();
        String display = one.use().evidence().display();
        boolean forHypercalcaemia = isForHypercalcaemia(resource);
        return date ->
                new BmaDose(one.product(), date, estimated, forHypercalcaemia, Sources.of(resource, display, date));
    }

    /** Whether its reason is hypercalcaemia, by code or by the Condition that it refers to. */
    boolean isForHypercalcaemia(Resource resource) {
        List<CodeableConcept> reasons = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        switch (resource) {
            case MedicationAdministration given -> {
                reasons.addAll(given.getReasonCode());
                references.addAll(given.getReasonReference());
            }
            case MedicationRequest request -> {
                reasons.addAll(request.getReasonCode());
                references.addAll(request.getReasonReference());
            }
            case MedicationStatement statement -> {
                reasons.addAll(statement.getReasonCode());
                references.addAll(statement.getReasonReference());
            }
            default -> {}
        }
        references.stream()
                .filter(Reference::hasReference)
                .flatMap(reference -> conditions.getOrDefault(reference.getReference(), List.of()).stream())
                .forEach(condition -> reasons.add(condition.getCode()));
        return reasons.stream().anyMatch(reason -> record.codes()
                .inAny(List.of(ConceptGroup.HYPERCALCAEMIA, ConceptGroup.HYPERCALCAEMIA_OF_MALIGNANCY), reason));
    }
}
