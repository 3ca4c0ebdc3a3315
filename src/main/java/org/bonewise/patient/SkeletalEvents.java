package org.bonewise.patient;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.jspecify.annotations.Nullable;

/**
 * Skeletal-related events of a record: pathological fractures, compression of the spinal cord, radiotherapy of bone, and
 * fractures of hip or vertebra beside bone metastases or myeloma.
 */
public final class SkeletalEvents {

    /**
     * An event.
     *
     * @param when when it happened; {@code null} when unknown
     * @param evidence for cards
     */
    public record Event(@Nullable DateRange when, Evidence evidence) {}

    private final List<Event> all = new ArrayList<>();

    /** Reads a record. */
    public SkeletalEvents(PatientRecord record) {
        conditions(record, ConceptGroup.PATHOLOGICAL_FRACTURE, ConceptGroup.SPINAL_CORD_COMPRESSION);
        boolean boneDisease = !record.boneMetastases().confirmed().isEmpty()
                || record.diagnoses().of(ConceptGroup.MULTIPLE_MYELOMA).stream().anyMatch(Diagnosis::isNotOver);
        if (boneDisease) {
            conditions(
                    record,
                    ConceptGroup.VERTEBRAL_FRACTURE,
                    ConceptGroup.VERTEBRAL_FRACTURE_COLLAPSE,
                    ConceptGroup.HIP_FRACTURE);
        }
        record.careEvents().completed(ConceptGroup.RADIOTHERAPY).stream()
                .filter(done -> done.resource().getBodySite().stream()
                        .anyMatch(site -> record.codes().in(ConceptGroup.BODYSITE_BONE, site)))
                .forEach(done -> all.add(new Event(done.when(), done.evidence())));
    }

    private void conditions(PatientRecord record, ConceptGroup... groups) {
        record.diagnoses().of(groups).stream()
                .filter(Diagnosis::confirmed)
                .forEach(one -> all.add(new Event(one.date(), one.evidence())));
    }

    /** Every one, dated or not. */
    public List<Event> all() {
        return List.copyOf(all);
    }
}
