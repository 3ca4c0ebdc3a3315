package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;

/** Parses what was let through, each resource once, and keeps account of what could not be read. */
final class Assembly {

    private final ResourceParser parser = new ResourceParser();
    private final Map<String, Resource> byIdentity = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final List<KeyResult> results = new ArrayList<>();
    private int nameless;

    /** Takes the entries that were let through of one answer. */
    void add(Screening.Screened screened, List<Entry> entries) {
        int lost = screened.collected().unusable();
        int readable = 0;
        for (Entry entry : entries) {
            boolean read = add(entry);
            lost += read ? 0 : 1;
            readable +=
                    read && entry.type().equals(screened.collected().template().resourceType()) ? 1 : 0;
        }
        results.add(new KeyResult(screened.collected(), screened.refused(), lost, readable));
    }

    /** Parses one resource unless it is there already; false when it cannot be read. */
    boolean add(Entry entry) {
        String identity = entry.type() + "/" + (entry.id().isEmpty() ? "?" + nameless++ : entry.id());
        if (!byIdentity.containsKey(identity) && !unreadable.contains(identity)) {
            parser.parse(entry.resource())
                    .ifPresentOrElse(resource -> byIdentity.put(identity, resource), () -> unreadable.add(identity));
        }
        return byIdentity.containsKey(identity);
    }

    List<KeyResult> results() {
        return results;
    }

    /** The data of the patient with all that is known of its gaps. */
    PatientData finish(String patientId, List<DataProblem> furtherProblems) {
        Set<String> delivered = results.stream().map(KeyResult::type).collect(Collectors.toCollection(HashSet::new));
        List<DataProblem> problems = new ArrayList<>();
        for (KeyResult result : results) {
            problems.addAll(result.problems());
            if (!result.isComplete()) {
                delivered.remove(result.type());
            }
        }
        problems.addAll(furtherProblems);
        return new PatientData(patientId, List.copyOf(byIdentity.values()), delivered, problems);
    }
}
