package org.bonewise.patient;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** The medicines of a record, by order, statement and administration. */
public final class Medications {

    /** The FHIR types in which medicines stand. */
    public static final Set<String> TYPES =
            Set.of("MedicationRequest", "MedicationStatement", "MedicationAdministration");

    private final PatientRecord record;
    private final CodeGroups codes;
    private final LocalDate today;
    private final Map<String, Medication> known;
    private final List<MedicationUse> all;

    Medications(PatientRecord record) {
        this.record = record;
        codes = record.codes();
        today = record.today();
        known = MedicineReading.byId(record.all(Medication.class));
        all = Stream.of(
                        record.allWithDrafts(MedicationRequest.class).stream().map(this::read),
                        record.all(MedicationStatement.class).stream().map(this::read),
                        record.all(MedicationAdministration.class).stream().map(this::read))
                .flatMap(uses -> uses)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every one but those entered in error. */
    public List<MedicationUse> all() {
        return all;
    }

    /** Those surely of one of {@code groups}. */
    public List<MedicationUse> of(ConceptGroup... groups) {
        return all.stream().filter(use -> isOf(use, groups)).toList();
    }

    /** Those of {@code groups} that are in use today. */
    public List<MedicationUse> current(ConceptGroup... groups) {
        return of(groups).stream()
                .filter(use -> use.state() == MedicationUse.State.CURRENT)
                .toList();
    }

    /** Whether it is surely of one of {@code groups}. */
    public boolean isOf(MedicationUse use, ConceptGroup... groups) {
        CodeableConcept concept = use.concept();
        return concept != null && codes.inAny(Arrays.asList(groups), concept);
    }

    /** Whether all lists of medicines were given and each medicine that counts could be told: then "none" is known. */
    public boolean isComplete() {
        return allDelivered() && all.stream().noneMatch(MedicationUse::isOfUnknownMedicine);
    }

    /** Whether all lists of medicines were given. */
    public boolean allDelivered() {
        return TYPES.stream().allMatch(record::delivered);
    }

    private Optional<MedicationUse> read(MedicationRequest request) {
        MedicationRequest.MedicationRequestStatus status = request.getStatus();
        if (status == MedicationRequest.MedicationRequestStatus.ENTEREDINERROR) {
            return Optional.empty();
        }
        RequestReading reading = new RequestReading(request, record.isDraft(request), today);
        return Optional.of(use(request, request.getMedication(), reading.state(), reading.start(), reading.end()));
    }

    private Optional<MedicationUse> read(MedicationStatement statement) {
        if (statement.getStatus() == MedicationStatement.MedicationStatementStatus.ENTEREDINERROR) {
            return Optional.empty();
        }
        DateRange start = Dates.start(statement.getEffective());
        DateRange end = statement.getEffective() instanceof org.hl7.fhir.r4.model.Period period
                ? Dates.read(period.getEndElement())
                : null;
        boolean ended = end != null && end.latest().isBefore(today);
        MedicationUse.State state =
                switch (statement.getStatus()) {
                    case ACTIVE -> ended ? MedicationUse.State.PAST : MedicationUse.State.CURRENT;
                    case COMPLETED, STOPPED -> MedicationUse.State.PAST;
                    case ONHOLD -> MedicationUse.State.ON_HOLD;
                    case null, default -> MedicationUse.State.NO_STATEMENT;
                };
        return Optional.of(use(statement, statement.getMedication(), state, start, end));
    }

    private Optional<MedicationUse> read(MedicationAdministration administration) {
        DateRange when = Dates.start(administration.getEffective());
        Predicate<DateRange> isToday = day -> day.equals(DateRange.of(today));
        return switch (administration.getStatus()) {
            case COMPLETED ->
                Optional.of(use(administration, administration.getMedication(), MedicationUse.State.GIVEN, when, when));
            case INPROGRESS -> {
                boolean counts = when != null && isToday.test(when);
                MedicationUse.State state = counts ? MedicationUse.State.GIVEN : MedicationUse.State.NO_STATEMENT;
                yield Optional.of(use(administration, administration.getMedication(), state, when, when));
            }
            case null, default -> Optional.empty();
        };
    }

    private MedicationUse use(
            Resource resource,
            @org.jspecify.annotations.Nullable Type medicine,
            MedicationUse.State state,
            @org.jspecify.annotations.Nullable DateRange start,
            @org.jspecify.annotations.Nullable DateRange end) {
        MedicineReading reading = MedicineReading.of(medicine, resource, known);
        CodeableConcept concept = reading.concept();
        String named =
                medicine instanceof Reference reference && reference.getDisplay() != null ? reference.getDisplay() : "";
        String display = concept == null ? named : Sources.words(concept);
        return new MedicationUse(
                resource, concept, reading.medication(), state, start, end, Sources.of(resource, display, start));
    }
}
