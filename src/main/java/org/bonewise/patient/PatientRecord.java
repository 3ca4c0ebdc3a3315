package org.bonewise.patient;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * One patient's record at one moment: the resources given, and the readers that put them in our terms. Readers are kept
 * once they have worked; a record is for one thread at a time.
 */
public final class PatientRecord {

    /** What is drafted in a hook's context and is on record only once it is signed. */
    private static final Set<Class<? extends Resource>> ORDERS = Set.of(MedicationRequest.class, ServiceRequest.class);

    private static final Comparator<Resource> BY_ID =
            Comparator.comparing(Resource::getIdPart, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final PatientData data;
    private final CodeGroups codes;
    private final ZonedDateTime now;
    private final List<Resource> drafts;
    private final boolean renewing;
    private final Map<Class<?>, Object> readers = new HashMap<>();
    private final Map<Class<?>, List<Resource>> byType = new HashMap<>();

    /**
     * Reads nothing yet: readers work when first asked.
     *
     * @param now the moment of the call in the service's time zone
     */
    public PatientRecord(PatientData data, CodeGroups codes, ZonedDateTime now) {
        this(
                data,
                codes,
                now,
                data.inContext().stream()
                        .filter(one -> ORDERS.contains(one.getClass()))
                        .toList());
    }

    /** The same record without some of the drafts of the hook's context, as if they had not been written. */
    public PatientRecord without(Set<? extends Resource> undone) {
        return with(drafts.stream().filter(draft -> !undone.contains(draft)).toList(), renewing);
    }

    /** The same record where the drafts of the hook's context are refills: each goes on with what is on record. */
    public PatientRecord renewing() {
        return with(drafts, true);
    }

    private PatientRecord with(List<Resource> otherDrafts, boolean refills) {
        return new PatientRecord(data, codes, now, otherDrafts, refills);
    }

    /** The same record as if these of its orders were stopped in the hook's context. */
    public PatientRecord ending(List<MedicationRequest> orders) {
        Stream<Resource> stopped =
                orders.stream().map(order -> order.copy().setStatus(MedicationRequestStatus.STOPPED));
        return with(Stream.concat(drafts.stream(), stopped).toList(), renewing);
    }

    /**
     * Reads nothing yet: readers work when first asked.
     *
     * @param now the moment of the call in the service's time zone
     * @param drafts draft orders of the hook's context; one that the record holds too counts as in the context
     */
    public PatientRecord(PatientData data, CodeGroups codes, ZonedDateTime now, List<? extends Resource> drafts) {
        this(data, codes, now, drafts, false);
    }

    private PatientRecord(
            PatientData data, CodeGroups codes, ZonedDateTime now, List<? extends Resource> drafts, boolean renewing) {
        this.renewing = renewing;
        this.data = data;
        this.codes = codes;
        this.now = now;
        this.drafts = List.copyOf(drafts);
        LocalCodings.complete(this.drafts, codes);
    }

    /** Draft orders of the hook's context, as given. */
    public List<Resource> drafts() {
        return drafts;
    }

    /** Whether {@code resource} is one of the drafts of the hook's context. */
    public boolean isDraft(Resource resource) {
        return drafts.contains(resource);
    }

    /** Whether {@code resource} is a draft that goes on with an order of the same product, which it does not double. */
    public boolean isRefill(Resource resource) {
        return renewing && isDraft(resource);
    }

    /** Those of the record and the drafts of the hook's context; one that is in both only as the context gives it. */
    public <T extends Resource> List<T> allWithDrafts(Class<T> type) {
        return merged(
                all(type),
                drafts.stream().filter(type::isInstance).map(type::cast).toList());
    }

    /** Conditions. */
    public Diagnoses diagnoses() {
        return reader(Diagnoses.class, Diagnoses::new);
    }

    /** Cancers and metastases. */
    public Cancers cancers() {
        return reader(Cancers.class, Cancers::new);
    }

    /** Bone metastases. */
    public BoneMetastases boneMetastases() {
        return reader(BoneMetastases.class, BoneMetastases::new);
    }

    /** Medication requests, statements and administrations. */
    public Medications medications() {
        return reader(Medications.class, Medications::new);
    }

    /**
     * Bone-modifying agents.
     *
     * @param regimens all regimens of the service: the same at each call
     * @param gap beyond which a dose begins a new course: the same at each call
     */
    public BoneModifyingAgents boneModifyingAgents(List<Regimen> regimens, CourseGap gap) {
        return reader(BoneModifyingAgents.class, record -> new BoneModifyingAgents(record, regimens, gap));
    }

    /** Procedures and service requests. */
    public CareEvents careEvents() {
        return reader(CareEvents.class, CareEvents::new);
    }

    /** Allergies and intolerances. */
    public Allergies allergies() {
        return reader(Allergies.class, Allergies::new);
    }

    private <T> T reader(Class<T> type, Function<PatientRecord, T> made) {
        Object known = readers.get(type);
        if (known == null) {
            known = made.apply(this);
            readers.put(type, known);
        }
        return type.cast(known);
    }

    /** Codes by which concepts are recognised. */
    public CodeGroups codes() {
        return codes;
    }

    /** The moment of the call. */
    public ZonedDateTime now() {
        return now;
    }

    /** The day of the call in the service's time zone. */
    public LocalDate today() {
        return now.toLocalDate();
    }

    /** The Patient resource, if it could be read. */
    public Optional<Patient> patient() {
        return all(Patient.class).stream().findFirst();
    }

    /** What was measured and observed. */
    public Results results() {
        return reader(Results.class, Results::of);
    }

    /** All resources of a type, by their ids. */
    @SuppressWarnings("unchecked")
    public <T extends Resource> List<T> all(Class<T> type) {
        return (List<T>) byType.computeIfAbsent(type, wanted -> {
            List<T> resources = ORDERS.contains(type) ? data.all(type) : withContext(type);
            LocalCodings.complete(resources, codes);
            // Where nothing clinical sets two resources apart, not the order in which the EHR sends them may decide.
            return List.copyOf(resources.stream().sorted(BY_ID).toList());
        });
    }

    /** What is not an order counts as on record as soon as the hook's context carries it. */
    private <T extends Resource> List<T> withContext(Class<T> type) {
        return merged(
                data.all(type),
                data.inContext().stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList());
    }

    /** Of two with one id the one of the context. */
    private static <T extends Resource> List<T> merged(List<T> record, List<T> context) {
        if (context.isEmpty()) {
            return record;
        }
        Set<String> ids = context.stream()
                .map(Resource::getIdPart)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Stream.concat(
                        record.stream().filter(one -> one.getIdPart() == null || !ids.contains(one.getIdPart())),
                        context.stream())
                .toList();
    }

    /** Whether the whole list of a FHIR type was given, so that nothing in it means none. */
    public boolean delivered(String type) {
        return data.delivered(type);
    }

    /** What the EHR gave. */
    public PatientData data() {
        return data;
    }
}
