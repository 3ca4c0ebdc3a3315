package org.bonewise.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
            Set.of(MedicationRequestStatus.ACTIVE, MedicationRequestStatus.COMPLETED);
    private static final Set<MedicationRequestIntent> NO_ORDER =
            Set.of(MedicationRequestIntent.PROPOSAL, MedicationRequestIntent.OPTION, MedicationRequestIntent.PLAN);

    private final PatientRecord record;
    private final LocalDate today;

    BmaDoses(PatientRecord record) {
        this.record = record;
        today = record.today();
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
        for (BmaDose dose : sorted) {
            boolean known = kept.stream()
                    .anyMatch(one ->
                            one.date().equals(dose.date()) && one.product().overlaps(dose.product()));
            if (!known) {
                kept.add(dose);
            }
        }
        return kept;
    }

    private Stream<BmaDose> administered(BmaUse one) {
        return one.use().start() == null
                ? Stream.empty()
                : Stream.of(dose(one, one.use().start(), false));
    }

    private Stream<BmaDose> ordered(BmaUse one) {
        return switch (one.use().resource()) {
            case MedicationRequest request when counts(request) -> requested(one, request);
            case MedicationStatement statement
            when one.use().state() == MedicationUse.State.PAST
                    && statement.getStatus() == MedicationStatement.MedicationStatementStatus.COMPLETED ->
                Stream.ofNullable(Dates.span(statement.getEffective())).map(date -> dose(one, date, false));
            default -> Stream.empty();
        };
    }

    private boolean counts(MedicationRequest request) {
        return DONE.contains(request.getStatus())
                && !request.getDoNotPerform()
                && !record.isDraft(request)
                && (!request.hasIntent() || !NO_ORDER.contains(request.getIntent()) || OwnProposals.isSigned(request));
    }

    private Stream<BmaDose> requested(BmaUse one, MedicationRequest request) {
        List<DateRange> events = Dates.events(request);
        DateRange start = one.use().start();
        if (Repeats.of(request).isPresent()) {
            DateRange end = one.use().end();
            LocalDate last = end == null || end.latest().isAfter(today) ? today : end.latest();
            return start == null
                    ? Stream.empty()
                    : Repeats.dueUntil(request, start, last).stream().map(date -> dose(one, date, true));
        }
        List<DateRange> days = events.isEmpty() && start != null ? List.of(start) : events;
        return days.stream().map(date -> dose(one, date, false));
    }

    private BmaDose dose(BmaUse one, DateRange date, boolean estimated) {
        Resource resource = one.use().resource();
        Evidence evidence = Sources.of(resource, one.use().evidence().display(), date);
        return new BmaDose(one.product(), date, estimated, isForHypercalcaemia(resource), evidence);
    }

    private boolean isForHypercalcaemia(Resource resource) {
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
        references.forEach(reference -> record.all(Condition.class).stream()
                .filter(one -> Sources.reference(one).equals(reference.getReference()))
                .forEach(one -> reasons.add(one.getCode())));
        return reasons.stream().anyMatch(reason -> record.codes()
                .inAny(List.of(ConceptGroup.HYPERCALCAEMIA, ConceptGroup.HYPERCALCAEMIA_OF_MALIGNANCY), reason));
    }
}
