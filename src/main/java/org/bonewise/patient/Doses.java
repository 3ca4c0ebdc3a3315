package org.bonewise.patient;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/** Amounts of one dose, as ordered, stated or given. */
final class Doses {

    private Doses() {}

    static List<Quantity> of(Resource resource) {
        return switch (resource) {
            case MedicationAdministration given
            when given.getDosage().hasDose() -> List.of(given.getDosage().getDose());
            case MedicationRequest request ->
                request.getDosageInstruction().stream().flatMap(Doses::amounts).toList();
            case MedicationStatement statement ->
                statement.getDosage().stream().flatMap(Doses::amounts).toList();
            default -> List.of();
        };
    }

    private static Stream<Quantity> amounts(Dosage dosage) {
        return dosage.getDoseAndRate().stream()
                .map(Dosage.DosageDoseAndRateComponent::getDose)
                .filter(Quantity.class::isInstance)
                .map(Quantity.class::cast);
    }
}
