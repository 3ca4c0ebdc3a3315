package org.bonewise.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bonewise.cdshooks.PrefetchTemplate;

/**
 * Finds the Medications that requests, statements and administrations name by reference: in prefetch first, then in one query.
 * One that is not found leaves its drug unknown, which is not the same as absent.
 */
final class Medications {

    private static final String TYPE = "Medication";
    private static final int MOST_IDS = 200;

    private final Gatherer gatherer;

    Medications(Gatherer gatherer) {
        this.gatherer = gatherer;
    }

    /**
     * What came of it.
     *
     * @param resources the resources given, each pointing to a Medication by {@code Medication/id} where one was found
     * @param medications each Medication that is referenced, once
     */
    record Resolved(List<Entry> resources, List<Entry> medications, List<DataProblem> problems) {}

    Resolved resolve(List<Collected> answers, List<Entry> resources, Connection connection) {
        MedicationPool pool = new MedicationPool();
        answers.forEach(answer -> pool.addAll(answer.entries()));
        pool.addAll(resources);
        Set<String> missing = new LinkedHashSet<>();
        for (Entry resource : resources) {
            String reference = MedicationPool.reference(resource.resource());
            if (!reference.isEmpty() && pool.find(reference).isEmpty()) {
                missing.add(reference);
            }
        }
        List<DataProblem> problems = new ArrayList<>();
        if (!missing.isEmpty()) {
            fetch(missing, pool, connection, problems);
        }
        return pointed(resources, pool, problems);
    }

    private void fetch(Set<String> references, MedicationPool pool, Connection connection, List<DataProblem> problems) {
        List<String> ids = references.stream()
                .filter(reference -> reference.matches("(.*/)?Medication/[A-Za-z0-9\\-.]{1,64}(/_history/[^/]+)?"))
                .map(MedicationPool::idOf)
                .distinct()
                .limit(MOST_IDS)
                .toList();
        PrefetchTemplate template =
                new PrefetchTemplate(TYPE, TYPE + "?_id=" + String.join(",", ids) + "&_count=" + MOST_IDS);
        if (connection instanceof Connection.Open open && !ids.isEmpty()) {
            Collected answer = gatherer.run(
                            List.of(template),
                            List.of(() -> open.session().fetch(template, template.text())),
                            connection)
                    .getFirst();
            pool.addAll(answer.entries());
            answer.gap().ifPresent(reason -> problems.add(new DataProblem(TYPE, reason)));
        }
    }

    private static Resolved pointed(List<Entry> resources, MedicationPool pool, List<DataProblem> problems) {
        Map<String, Entry> used = new LinkedHashMap<>();
        List<Entry> pointing = new ArrayList<>();
        int unresolved = 0;
        for (Entry resource : resources) {
            String reference = MedicationPool.reference(resource.resource());
            Entry medication = reference.isEmpty() ? null : pool.find(reference).orElse(null);
            if (medication != null) {
                used.putIfAbsent(medication.id(), medication);
                pointing.add(MedicationPool.pointingTo(resource, medication));
            } else {
                unresolved += reference.isEmpty() ? 0 : 1;
                pointing.add(resource);
            }
        }
        if (unresolved > 0) {
            problems.add(new DataProblem(
                    TYPE, unresolved + " resources name their drug by a reference that could not be followed"));
        }
        return new Resolved(pointing, List.copyOf(used.values()), List.copyOf(problems));
    }
}
