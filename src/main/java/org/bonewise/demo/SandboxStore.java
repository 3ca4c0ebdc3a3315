package org.bonewise.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The resources of the sandbox by type. They are loaded again when the day changes, so that their dates stay relative. */
final class SandboxStore {

    private final SamplePatients patients;
    private final Clock clock;
    private @Nullable Snapshot snapshot;

    SandboxStore(SamplePatients patients, Clock clock) {
        this.patients = patients;
        this.clock = clock;
    }

    /** All resources of a type in the order of their records; empty for a type that no record holds. */
    List<Resource> all(String type) {
        return today().byType().getOrDefault(type, List.of());
    }

    private synchronized Snapshot today() {
        LocalDate day = LocalDate.now(clock);
        Snapshot current = snapshot;
        if (current == null || !current.day().equals(day)) {
            Map<String, List<Resource>> byType =
                    patients.resources(day).stream().collect(Collectors.groupingBy(Resource::fhirType));
            current = new Snapshot(day, byType);
            snapshot = current;
        }
        return current;
    }

    private record Snapshot(LocalDate day, Map<String, List<Resource>> byType) {}
}
