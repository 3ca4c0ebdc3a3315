package org.bonewise.cards;

import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationRequest;

/** What an order of the record calls its medicine. */
final class MedicineNames {

    private MedicineNames() {}

    /** Its text, else a display or code; else the id of the order. */
    static String of(MedicationRequest order) {
        CodeableConcept medicine =
                order.hasMedicationCodeableConcept() ? order.getMedicationCodeableConcept() : new CodeableConcept();
        Stream<String> codings = medicine.getCoding().stream()
                .flatMap((Coding coding) -> Stream.of(coding.getDisplay(), coding.getCode()));
        return Stream.concat(Stream.of(medicine.getText()), codings)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> "MedicationRequest/" + order.getIdElement().getIdPart());
    }
}
