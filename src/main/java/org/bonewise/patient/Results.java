package org.bonewise.patient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.Observation;

/**
 * What was measured and observed. Results that are not final, have no value, no date or a date to come are not among them;
 * those without unit are: only the newest is judged, and an older good one never replaces a newest bad one.
 */
public final class Results {

    private static final Comparator<Result> NEWEST_FIRST = Comparator.comparing(
                    (Result result) -> result.time().latest())
            .thenComparing(result -> result.time().issued(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(result -> result.time().lastUpdated(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();

    private final PatientRecord record;
    private final List<Result> all;
    private final Map<ConceptGroup, List<Result>> byGroup = new ConcurrentHashMap<>();

    private Results(PatientRecord record, List<Result> all) {
        this.record = record;
        this.all = all;
    }

    /** Reads the Observations of a record. */
    static Results of(PatientRecord record) {
        ResultReader reader = new ResultReader(record.now().getZone(), record.today());
        return new Results(
                record,
                record.all(Observation.class).stream()
                        .flatMap(observation -> reader.read(observation).stream())
                        .sorted(NEWEST_FIRST)
                        .toList());
    }

    /** Results of a group, newest first. */
    public List<Result> of(ConceptGroup group) {
        return byGroup.computeIfAbsent(
                group, wanted -> matching(result -> record.codes().in(wanted, result.code())));
    }

    /** Results of any of some groups, newest first. */
    public List<Result> ofAny(Collection<ConceptGroup> groups) {
        List<Result> found = new ArrayList<>();
        groups.forEach(group -> found.addAll(of(group)));
        return found.stream().distinct().sorted(NEWEST_FIRST).toList();
    }

    /** Results whose value is a concept of a group, whatever was asked, newest first. */
    public List<Result> withValueOf(ConceptGroup group) {
        return matching(result -> result.value() instanceof ResultValue.Coded(var concept)
                && record.codes().in(group, concept));
    }

    /** Groups of which results were asked for so far: what a service must ask the EHR for. */
    public Set<ConceptGroup> groupsRead() {
        return Set.copyOf(byGroup.keySet());
    }

    private List<Result> matching(Predicate<Result> condition) {
        return all.stream().filter(condition).toList();
    }

    /**
     * The newest of some results: more than one when the record does not tell which of them is newer. Empty when there is
     * none.
     *
     * @param results newest first, as this class gives them
     */
    public static List<Result> newest(List<Result> results) {
        return results.stream()
                .filter(result ->
                        results.stream().noneMatch(other -> other.time().isAfter(result.time())))
                .toList();
    }

    /** Those of some results that are of the same moment as {@code of} as far as the record tells, itself among them. */
    public static List<Result> atTimeOf(Result of, List<Result> results) {
        return results.stream()
                .filter(result ->
                        !result.time().isAfter(of.time()) && !of.time().isAfter(result.time()))
                .toList();
    }
}
