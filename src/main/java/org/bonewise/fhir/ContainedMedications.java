package org.bonewise.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Resource;

/** Finds Medications within the resource that names them. */
final class ContainedMedications {

    private ContainedMedications() {}

    /** The contained Medication with a local address such as {@code #med1}. */
    static Optional<Medication> find(Resource holder, String address) {
        if (!(holder instanceof DomainResource domain)) {
            return Optional.empty();
        }
        return domain.getContained().stream()
                .filter(Medication.class::isInstance)
                .map(Medication.class::cast)
                .filter(medication ->
                        address.equals("#" + medication.getIdPart().replaceFirst("^#", "")))
                .findFirst();
    }
}
