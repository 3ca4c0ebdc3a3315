package org.bonewise.patient;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What medicine a resource is about: its own concept, or the Medication that it contains or refers to.
 *
 * @param concept all codings of the medicine and its ingredients; {@code null} when it could not be resolved
 * @param medication the Medication, if one was named and found
 */
record MedicineReading(
        @Nullable CodeableConcept concept, @Nullable Medication medication) {

    static MedicineReading of(@Nullable Type medicine, Resource holder, List<Medication> known) {
        if (medicine instanceof CodeableConcept concept) {
            return new MedicineReading(concept.isEmpty() ? null : concept, null);
        }
        if (!(medicine instanceof Reference reference)) {
            return new MedicineReading(null, null);
        }
        Medication found = find(reference, holder, known);
        if (found == null) {
            return new MedicineReading(null, null);
        }
        CodeableConcept whole = new CodeableConcept();
        String text = found.getCode().hasText() ? found.getCode().getText() : reference.getDisplay();
        whole.setText(text);
        found.getCode().getCoding().forEach(whole::addCoding);
        found.getIngredient().stream()
                .map(Medication.MedicationIngredientComponent::getItem)
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast)
                .flatMap(item -> item.getCoding().stream())
                .forEach(whole::addCoding);
        return new MedicineReading(whole.isEmpty() ? null : whole, found);
    }

    private static @Nullable Medication find(Reference reference, Resource holder, List<Medication> known) {
        if (reference.getResource() instanceof Medication contained) {
            return contained;
        }
        String address = reference.getReference();
        if (address == null) {
            return null;
        }
        String id = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
        Stream<Medication> candidates = address.startsWith("#") && holder instanceof DomainResource domain
                ? domain.getContained().stream()
                        .filter(Medication.class::isInstance)
                        .map(Medication.class::cast)
                : known.stream();
        String wanted = bare(id);
        return candidates
                .filter(one -> one.getIdElement() != null
                        && one.getIdElement().getIdPart() != null
                        && bare(one.getIdElement().getIdPart()).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static String bare(String id) {
        return id.startsWith("#") ? id.substring(1) : id;
    }
}
