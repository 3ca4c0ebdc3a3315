package org.bonewise.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the EHR gave us about one patient. Where a primitive cannot be read (a date that is none, a code that FHIR does not know),
 * its {@code hasX()} is true and its {@code getX()} is null: dropping a comparator or a status would turn a doubtful value into a
 * sure one.
 *
 * @param patientId bare FHIR id of the context patient
 * @param resources every resource about this patient that could be read, the Patient included, each once; Medications that
 *     are referenced stand among them
 * @param delivered FHIR type names of which the whole list was given: only for these does an empty list mean "none"
 * @param problems what was asked and could not be had or read, for the log and the card
 */
public record PatientData(
        String patientId, List<Resource> resources, Set<String> delivered, List<DataProblem> problems) {

    public PatientData {
        resources = List.copyOf(resources);
        delivered = Set.copyOf(delivered);
        problems = List.copyOf(problems);
    }

    /**
     * The Medication that a reference names: one contained in the holder, else one among the resources.
     *
     * @param reference a {@code medicationReference}
     * @param holder the resource that the reference stands in
     * @return empty when it could not be had, which means that the drug is unknown, not that there is none
     */
    public Optional<Medication> medication(Reference reference, Resource holder) {
        if (reference.getResource() instanceof Medication contained) {
            return Optional.of(contained);
        }
        String address = reference.getReference() == null ? "" : reference.getReference();
        if (address.startsWith("#")) {
            return ContainedMedications.find(holder, address);
        }
        String id = MedicationPool.idOf(address);
        return resources.stream()
                .filter(Medication.class::isInstance)
                .map(Medication.class::cast)
                .filter(medication -> id.equals(medication.getIdPart()))
                .findFirst();
    }
}
