package org.bonewise.fhir;

import java.util.List;
import java.util.Set;
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
}
