package org.bonewise.guideline;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bonewise.facts.Fact;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.Regimen;
import org.bonewise.patient.Evidence;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;

/** Applies ActivityDefinitions: makes orders, ready to sign, for one patient. */
final class DraftOrders {

    private static final List<String> REASON_TYPES = List.of("Condition/", "Observation/");

    private final String patientId;
    private final ZonedDateTime now;

    DraftOrders(String patientId, ZonedDateTime now) {
        this.patientId = patientId;
        this.now = now;
    }

    /**
     * Drafts an order.
     *
     * @param dose one administration, where it had to be worked out; {@code null} to take the one of the artefact
     * @param because facts whose evidence is the reason for the order
     */
    DomainResource draft(Regimen regimen, @Nullable Quantity dose, List<Fact> because) {
        return regimen.definition().getKind() == ActivityDefinition.ActivityDefinitionKind.SERVICEREQUEST
                ? service(regimen, because)
                : medication(regimen, dose, because);
    }

    /** Drafts the order of a medicine. */
    MedicationRequest medication(Regimen regimen, @Nullable Quantity dose, List<Fact> because) {
        MedicationRequest request = new MedicationRequest();
        request.setStatus(MedicationRequestStatus.DRAFT);
        request.setIntent(MedicationRequestIntent.PROPOSAL);
        request.setSubject(subject());
        request.setMedication(regimen.definition().getProductCodeableConcept().copy());
        request.setAuthoredOnElement(written());
        request.addInstantiatesCanonical(regimen.url());
        request.setReasonReference(reasons(because));
        for (Dosage dosage : regimen.definition().getDosage()) {
            request.addDosageInstruction(dosage(dosage.copy(), dose));
        }
        return request;
    }

    private static Dosage dosage(Dosage dosage, @Nullable Quantity dose) {
        if (dose != null && !dosage.getDoseAndRateFirstRep().hasDoseQuantity()) {
            dosage.getDoseAndRateFirstRep().setDose(dose.copy());
        }
        if (dosage.getDoseAndRateFirstRep().hasDoseQuantity()) {
            Quantity given = dosage.getDoseAndRateFirstRep().getDoseQuantity();
            if (!given.hasUnit()) {
                given.setUnit(given.getCode());
            }
            dosage.setText(plain(given.getValue()) + " " + given.getUnit() + " " + dosage.getText());
        }
        return dosage;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private ServiceRequest service(Regimen regimen, List<Fact> because) {
        ServiceRequest request = new ServiceRequest();
        request.setStatus(ServiceRequestStatus.DRAFT);
        request.setIntent(ServiceRequestIntent.PROPOSAL);
        request.setPriority(ServiceRequestPriority.ROUTINE);
        request.setSubject(subject());
        CodeableConcept code = regimen.definition().getCode();
        request.setCode(code.copy());
        request.setAuthoredOnElement(written());
        request.addInstantiatesCanonical(regimen.url());
        request.setReasonReference(reasons(because));
        return request;
    }

    private Reference subject() {
        return new Reference("Patient/" + patientId);
    }

    private DateTimeType written() {
        return new DateTimeType(now.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    /** Only conditions and observations can be the reason of an order, and only those that the EHR can find by their id. */
    private static List<Reference> reasons(List<Fact> because) {
        return because.stream()
                .flatMap(fact -> fact.evidence().stream())
                .map(Evidence::reference)
                .filter(reference -> REASON_TYPES.stream().anyMatch(reference::startsWith))
                .filter(reference -> !PatientData.isToNameless(reference))
                .distinct()
                .map(Reference::new)
                .toList();
    }
}
