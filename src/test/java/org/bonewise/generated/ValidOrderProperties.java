package org.bonewise.generated;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.bonewise.artefacts.FhirValidation;
import tools.jackson.databind.JsonNode;

/**
 * Everything that a card would add to the record is valid FHIR, and valid in our profiles. An update is the EHR's own resource with
 * what is wrong in it changed: as valid as the EHR made it.
 */
@AddLifecycleHook(Tries.class)
class ValidOrderProperties {

    private static final String PROFILES = "https://bonewise.github.io/fhir/StructureDefinition/bonewise-draft-";

    @Property(tries = 60, seed = "51", edgeCases = EdgeCasesMode.NONE)
    void everySuggestedResourceIsValid(@ForAll(supplier = Patients.Any.class) GeneratedPatient patient) {
        List<String> errors = new ArrayList<>();
        for (Answer answer : List.of(patient.chart().view(), patient.chart().sign())) {
            answer.cards().stream()
                    .flatMap(Answer::suggestions)
                    .flatMap(suggestion -> suggestion.path("actions").valueStream())
                    .filter(action -> action.path("type").asString().equals("create"))
                    .forEach(action -> errors.addAll(errors(action.path("resource"))));
        }
        assertThat(errors).isEmpty();
    }

    private static List<String> errors(JsonNode resource) {
        String profile = resource.path("resourceType").asString().equals("MedicationRequest")
                ? "medication-request"
                : "service-request";
        List<String> errors = new ArrayList<>(FhirValidation.validate(resource.toString()));
        errors.addAll(FhirValidation.validate(
                FhirContext.forR4Cached().newJsonParser().parseResource(resource.toString()), PROFILES + profile));
        return errors;
    }
}
