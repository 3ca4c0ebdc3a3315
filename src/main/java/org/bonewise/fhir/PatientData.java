package org.bonewise.fhir;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the EHR gave us about one patient. Resources are parsed when they are first asked for, so this is for one thread at a
 * time. Where a primitive cannot be read (a date that is none, a code that FHIR does not know), its {@code hasX()} is true and its
 * {@code getX()} is null: dropping a comparator or a status would turn a doubtful value into a sure one.
 */
public final class PatientData {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-._]{1,128}");

    private final String patientId;
    private final List<LazyResource> resources;
    private final List<LazyResource> inContext;
    private final List<KeyResult> results;
    private final Set<String> asked;
    private final List<DataProblem> furtherProblems;
    private final Map<String, Boolean> delivered = new HashMap<>();

    /**
     * Data that is parsed already.
     *
     * @param patientId bare FHIR id of the context patient
     * @param resources every resource about this patient, the Patient included, each once
     * @param delivered FHIR type names of which the whole list was given
     * @param problems what was asked and could not be had or read
     */
    public PatientData(String patientId, List<Resource> resources, Set<String> delivered, List<DataProblem> problems) {
        this(patientId, resources, delivered, problems, List.of());
    }

    /**
     * Data that is parsed already.
     *
     * @param inContext resources that the hook's context carries, each with an id
     */
    public PatientData(
            String patientId,
            List<Resource> resources,
            Set<String> delivered,
            List<DataProblem> problems,
            List<? extends Resource> inContext) {
        this(
                patientId,
                resources.stream().map(LazyResource::new).toList(),
                inContext.stream().map(LazyResource::new).toList(),
                List.of(),
                delivered,
                problems);
    }

    /**
     * Data that is parsed when asked for.
     *
     * @param inContext resources that the hook's context carries
     * @param results how the templates fared
     * @param asked FHIR type names of which the whole list was given unless {@code results} tell otherwise
     */
    PatientData(
            String patientId,
            Collection<LazyResource> resources,
            Collection<LazyResource> inContext,
            List<KeyResult> results,
            Set<String> asked,
            List<DataProblem> furtherProblems) {
        this.patientId = patientId;
        this.resources = List.copyOf(resources);
        this.inContext = List.copyOf(inContext);
        this.results = List.copyOf(results);
        this.asked = Set.copyOf(asked);
        this.furtherProblems = List.copyOf(furtherProblems);
    }

    /** Bare FHIR id of the context patient. */
    public String patientId() {
        return patientId;
    }

    /** The resources that the hook's context carries, as far as they can be read, in their order, each with an id. */
    public List<Resource> inContext() {
        return inContext.stream().flatMap(one -> one.resource().stream()).toList();
    }

    /**
     * Whether all that the EHR holds of a resource is in it, which is not said of one that did not come from there: only then may it be sent back changed, or what could not be read would
     * be lost.
     */
    public boolean isWhole(Resource resource) {
        return Stream.concat(inContext.stream(), resources.stream())
                .filter(one -> one.isParsed()
                        && one.resource().filter(resource::equals).isPresent())
                .findFirst()
                .filter(LazyResource::isWhole)
                .isPresent();
    }

    /** Whether a resource came without an id, or with one that is none, so that nothing outside the call can point to it. */
    public static boolean isNameless(Resource resource) {
        return !isId(String.valueOf(resource.getIdPart()));
    }

    /** Whether a reference, {@code Type/id}, is to a resource that came without an id, or with one that is none. */
    public static boolean isToNameless(String reference) {
        return !isId(reference.substring(reference.indexOf('/') + 1));
    }

    /** As wide as the ids of patients that are taken: some records have longer ones than FHIR allows, and underscores. */
    private static boolean isId(String id) {
        return ID.matcher(id).matches() && !id.startsWith(ContextResources.NAMELESS);
    }

    /**
     * Every resource about this patient, the Patient included, each once; Medications that are referenced
     * stand among them.
     */
    public List<Resource> resources() {
        return resources.stream().flatMap(one -> one.resource().stream()).toList();
    }

    /**
     * The resources of one FHIR type; the others are not parsed for it.
     *
     * @param type class of a FHIR type, none that several types share
     */
    public <T extends Resource> List<T> all(Class<T> type) {
        String name = type.getSimpleName();
        return resources.stream()
                .filter(one -> one.type().equals(name))
                .map(LazyResource::resource)
                .flatMap(Optional::stream)
                .map(type::cast)
                .toList();
    }

    /** Whether the whole list of a FHIR type was given: only then does an empty list mean "none". */
    public boolean delivered(String type) {
        return delivered.computeIfAbsent(
                type,
                wanted -> asked.contains(wanted)
                        && results.stream()
                                .filter(result -> result.type().equals(wanted))
                                .allMatch(KeyResult::isComplete));
    }

    /** FHIR type names of which the whole list was given. */
    public Set<String> delivered() {
        return asked.stream().filter(this::delivered).collect(Collectors.toSet());
    }

    /** What was asked and could not be had or read, for the card; every resource is parsed for it. */
    public List<DataProblem> problems() {
        return problems(KeyResult::problems);
    }

    /** What was asked and could not be had, and what could not be read of that which has been looked at. */
    public List<DataProblem> knownProblems() {
        return problems(KeyResult::knownProblems);
    }

    private List<DataProblem> problems(Function<KeyResult, List<DataProblem>> ofResult) {
        return Stream.concat(results.stream().map(ofResult).flatMap(List::stream), furtherProblems.stream())
                .toList();
    }

    /** How many resources have been parsed so far: what a call costs depends on it more than on all else. */
    public long parsed() {
        return resources.stream().filter(LazyResource::isParsed).count();
    }
}
