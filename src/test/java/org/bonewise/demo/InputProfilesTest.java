package org.bonewise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.artefacts.FhirValidation;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<String> ids() {
        return PATIENTS.stories().stream().map(PatientStory::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyResourceFollowsItsProfile(String id) {
        assertThat(PATIENTS.record(id, TODAY).getEntry())
                .map(entry -> entry.getResource())
                .filteredOn(resource -> !NOT_READ.contains(resource.fhirType()))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(FhirValidation.validate(resource, profile(resource)))
                        .as(resource.getId())
                        .isEmpty());
    }

    private static String profile(Resource resource) {
        boolean measured = resource instanceof Observation observation && observation.hasValueQuantity();
        return BASE + (measured ? "result" : PROFILES.get(resource.fhirType()));
    }
}
