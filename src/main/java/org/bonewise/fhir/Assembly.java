package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what was let through, each resource once, and keeps account of which answer it came in. */
final class Assembly {

    private final ResourceParser parser = new ResourceParser();
    private final Map<String, LazyResource> byIdentity = new LinkedHashMap<>();
    private final List<KeyResult> results = new ArrayList<>();
    private int nameless;

    /** Takes the entries that were let through of one answer. */
    void add(Screening.Screened screened, List<Entry> entries) {
        results.add(new KeyResult(
                screened.collected(),
                screened.refused(),
                entries.stream().map(this::add).toList()));
    }

    /** Takes one resource; where it is there already, the first one stands for both. */
    LazyResource add(Entry entry) {
        String identity = entry.type() + "/" + (entry.id().isEmpty() ? "?" + nameless++ : entry.id());
        return byIdentity.computeIfAbsent(identity, first -> new LazyResource(entry, parser));
    }

    List<KeyResult> results() {
        return results;
    }

    /** The data of the patient with all that is known of its gaps. */
    PatientData finish(String patientId, List<DataProblem> furtherProblems) {
        Set<String> asked = results.stream().map(KeyResult::type).collect(Collectors.toSet());
        return new PatientData(patientId, byIdentity.values(), results, asked, furtherProblems);
    }
}
