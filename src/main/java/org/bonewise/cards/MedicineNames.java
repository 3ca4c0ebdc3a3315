package org.bonewise.cards;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationRequest;

/** What an order of the record calls its medicine. */
final class MedicineNames {

    /** A label is read at a glance; what an EHR writes may be of any length. */
    private static final int MOST = 60;

    private MedicineNames() {}

    /** Its text, else a display or code, else the id of the order; shortened where it is long. */
    static String of(MedicationRequest order, Locale locale) {
        return Shortening.to(MOST, name(order).replaceAll("\\s+", " "), locale);
    }

    private static String name(MedicationRequest order) {
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
