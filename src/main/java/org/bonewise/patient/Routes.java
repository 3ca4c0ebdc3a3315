package org.bonewise.patient;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Resource;

/** Routes by which a medicine is ordered, stated or given. */
final class Routes {

    private Routes() {}

    /** Those that are told. */
    static List<CodeableConcept> of(Resource resource) {
        Stream<CodeableConcept> routes =
                switch (resource) {
                    case MedicationAdministration given ->
                        Stream.of(given.getDosage().getRoute());
                    case MedicationRequest request ->
                        request.getDosageInstruction().stream().map(Dosage::getRoute);
                    case MedicationStatement statement ->
                        statement.getDosage().stream().map(Dosage::getRoute);
                    default -> Stream.empty();
                };
        return routes.filter(CodeableConcept::hasCoding).toList();
    }
}
