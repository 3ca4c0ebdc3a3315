package org.bonewise.patient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    static MedicineReading of(@Nullable Type medicine, Resource holder, Map<String, Medication> known) {
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
        String text = found.getCode().getText() != null ? found.getCode().getText() : reference.getDisplay();
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

    private static @Nullable Medication find(Reference reference, Resource holder, Map<String, Medication> known) {
        if (reference.getResource() instanceof Medication contained) {
            return contained;
        }
        String address = reference.getReference();
        if (address == null) {
            return null;
        }
        String id = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
        String wanted = bare(id);
        return address.startsWith("#") && holder instanceof DomainResource domain
                ? byId(domain.getContained().stream()
                                .filter(Medication.class::isInstance)
                                .map(Medication.class::cast)
                                .toList())
                        .get(wanted)
                : known.get(wanted);
    }

    /** Medications by their bare ids; of two with one id the first. */
    static Map<String, Medication> byId(List<Medication> medications) {
        Map<String, Medication> found = new HashMap<>();
        medications.stream()
                .filter(one -> one.getIdPart() != null)
                .forEach(one -> found.putIfAbsent(bare(one.getIdPart()), one));
        return found;
    }

    private static String bare(String id) {
        return id.startsWith("#") ? id.substring(1) : id;
    }
}
