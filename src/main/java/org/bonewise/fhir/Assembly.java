package org.bonewise.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what was let through, each resource once, and keeps account of which answer it came in. */
final class Assembly {

    private final ResourceParser parser = new ResourceParser();
    private final Map<String, Held> byIdentity = new LinkedHashMap<>();
    private final List<KeyResult> results = new ArrayList<>();
    private int nameless;

    /** Takes the entries that were let through of one answer. */
    void add(Screening.Screened screened, List<Entry> entries) {
        results.add(new KeyResult(
                screened.collected(),
                screened.refused(),
                entries.stream().map(this::add).toList()));
    }

    /**
     * Takes one resource. The same one again adds nothing. Of two that differ under one id the later meta.lastUpdated stands for
     * both; where that does not tell, both are kept, so that they are judged as two that contradict each other.
     */
    LazyResource add(Entry entry) {
        if (entry.id().isEmpty()) {
            return keep(entry.type() + "/?" + nameless++, entry);
        }
        String identity = entry.type() + "/" + entry.id();
        Held known = byIdentity.get(identity);
        if (known == null) {
            return keep(identity, entry);
        }
        if (known.entry().resource().equals(entry.resource())) {
            return known.resource();
        }
        Instant before = known.entry().lastUpdated();
        Instant after = entry.lastUpdated();
        boolean told = !before.equals(Instant.MIN) && !after.equals(Instant.MIN) && !before.equals(after);
        if (!told) {
            return keep(entry.type() + "/?" + nameless++, entry);
        }
        return before.isAfter(after) ? known.resource() : keep(identity, entry);
    }

    private LazyResource keep(String identity, Entry entry) {
        Held held = new Held(entry, new LazyResource(entry, parser));
        byIdentity.put(identity, held);
        return held.resource();
    }

    private record Held(Entry entry, LazyResource resource) {}

    List<KeyResult> results() {
        return results;
    }

    /** The data of the patient with all that is known of its gaps. */
    PatientData finish(String patientId, List<DataProblem> furtherProblems, List<Entry> inContext) {
        Set<String> asked = results.stream().map(KeyResult::type).collect(Collectors.toSet());
        return new PatientData(
                patientId,
                byIdentity.values().stream().map(Held::resource).toList(),
                inContext.stream().map(entry -> new LazyResource(entry, parser)).toList(),
                results,
                asked,
                furtherProblems);
    }
}
