package org.bonewise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bonewise.artefacts.FhirValidation;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** The sample patients show an EHR what to send: their records follow the profiles of the input. */
class InputProfilesTest {

    private static final String BASE = "https://bonewise.github.io/fhir/StructureDefinition/bonewise-input-";
    private static final SamplePatients PATIENTS = new SamplePatients(FhirContext.forR4Cached());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);

    /** Parts of a record that no advice rests on. */
    private static final Set<String> NOT_READ = Set.of("Immunization");

    private static final Map<String, String> PROFILES = Map.ofEntries(
            Map.entry("Patient", "patient"),
            Map.entry("Condition", "condition"),
            Map.entry("Observation", "observation"),
            Map.entry("Medication", "medication"),
            Map.entry("MedicationRequest", "medication-request"),
            Map.entry("MedicationAdministration", "medication-administration"),
            Map.entry("MedicationStatement", "medication-statement"),
            Map.entry("Procedure", "procedure"),
            Map.entry("AllergyIntolerance", "allergy-intolerance"),
            Map.entry("ServiceRequest", "service-request"),
            Map.entry("Appointment", "appointment"),
            Map.entry("FamilyMemberHistory", "family-member-history"));

    @Test
    void everyResourceFollowsItsProfile() {
        Map<String, Resource> first = new LinkedHashMap<>();
        PATIENTS.stories().stream()
                .flatMap(story -> PATIENTS.record(story.id(), TODAY).getEntry().stream())
                .map(entry -> entry.getResource())
                .filter(resource -> !NOT_READ.contains(resource.fhirType()))
                .forEach(resource -> first.putIfAbsent(shape(resource), resource));

        assertThat(first.values()).hasSizeGreaterThan(150).allSatisfy(resource -> assertThat(
                        FhirValidation.validate(resource, profile(resource)))
                .as(resource.getId())
                .isEmpty());
    }

    /** Results of one test differ in date and number only: of those with the same elements the first stands for all. */
    private static String shape(Resource resource) {
        if (!(resource instanceof Observation observation)) {
            return resource.getId();
        }
        String elements = observation.children().stream()
                .filter(child -> child.hasValues())
                .map(Property::getName)
                .collect(Collectors.joining(" "));
        Coding test = observation.getCode().getCodingFirstRep();
        Type value = observation.getValue();
        String unit = value instanceof Quantity quantity ? quantity.getSystem() + "|" + quantity.getCode() : "";
        return String.join(" ", test.getSystem(), test.getCode(), unit, elements);
    }

    private static String profile(Resource resource) {
        boolean measured = resource instanceof Observation observation && observation.hasValueQuantity();
        return BASE + (measured ? "result" : PROFILES.get(resource.fhirType()));
    }
}
