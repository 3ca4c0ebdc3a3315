package org.bonewise.artefacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.Test;

class FhirValidationTest {

    private static final String BASE = "https://bonewise.github.io/fhir/";
    private static final String DRAFT_MEDICATION = BASE + "StructureDefinition/bonewise-draft-medication-request";
    private static final String DRAFT_SERVICE = BASE + "StructureDefinition/bonewise-draft-service-request";

    @Test
    void acceptsADraftMedicationOrder() {
        assertEquals(List.of(), FhirValidation.validate(medicationOrder(), DRAFT_MEDICATION));
    }

    @Test
    void refusesADraftMedicationOrderWithoutDosage() {
        var order = medicationOrder();
        order.setDosageInstruction(List.of());

        assertNames("dosageInstruction", FhirValidation.validate(order, DRAFT_MEDICATION));
    }

    @Test
    void refusesADraftMedicationOrderThatIsActive() {
        var order = medicationOrder().setStatus(MedicationRequestStatus.ACTIVE);

        assertNames("'draft'", FhirValidation.validate(order, DRAFT_MEDICATION));
    }

    @Test
    void refusesADraftMedicationOrderWithoutText() {
        var order = medicationOrder();
        order.getMedicationCodeableConcept().setText(null);

        assertNames("text", FhirValidation.validate(order, DRAFT_MEDICATION));
    }

    @Test
    void refusesADraftServiceOrderThatNamesNoDefinition() {
        var order = serviceOrder();
        assertEquals(List.of(), FhirValidation.validate(order, DRAFT_SERVICE));

        order.setInstantiatesCanonical(List.of());

        assertNames("instantiatesCanonical", FhirValidation.validate(order, DRAFT_SERVICE));
    }

    @Test
    void refusesAnExtensionThatNobodyDeclared() {
        var order = medicationOrder();
        order.addExtension(BASE + "StructureDefinition/misspelt", new BooleanType(true));

        assertNames("misspelt", FhirValidation.validate(order));
    }

    @Test
    void refusesAnUnknownElementInJson() {
        assertNames("colour", FhirValidation.validate("{\"resourceType\": \"Patient\", \"colour\": \"red\"}"));
    }

    private static void assertNames(String word, List<String> errors) {
        assertFalse(errors.stream().noneMatch(error -> error.contains(word)), () -> word + " not in " + errors);
    }

    private static MedicationRequest medicationOrder() {
        var agent = new CodeableConcept(new Coding("http://www.whocc.no/atc", "M05BX04", "denosumab"));
        agent.setText("denosumab 120 mg");
        var order = new MedicationRequest()
                .setStatus(MedicationRequestStatus.DRAFT)
                .setIntent(MedicationRequestIntent.PROPOSAL)
                .setMedication(agent)
                .setSubject(new Reference("Patient/example"));
        order.addInstantiatesCanonical(BASE + "ActivityDefinition/example");
        order.addDosageInstruction().setText("every 4 weeks");
        return order;
    }

    private static ServiceRequest serviceOrder() {
        var order = new ServiceRequest()
                .setStatus(ServiceRequestStatus.DRAFT)
                .setIntent(ServiceRequestIntent.PROPOSAL)
                .setCode(new CodeableConcept(new Coding("http://loinc.org", "2160-0", null)))
                .setSubject(new Reference("Patient/example"));
        order.addInstantiatesCanonical(BASE + "ActivityDefinition/example");
        return order;
    }
}
