package org.bonewise.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** The profiles of what the service needs as input. */
class InputProfilesTest {

    private static final String BASE = "https://bonewise.github.io/fhir/StructureDefinition/bonewise-input-";
    private static final Pattern SEARCHED = Pattern.compile("\": \"([A-Z][A-Za-z]+)[?/]");

    @Test
    void everyTypeThatAServiceAsksForHasAProfile() throws IOException {
        String service = Files.readString(Path.of("hooks/bone-health-patient-view/service.json"));
        Set<String> asked =
                SEARCHED.matcher(service).results().map(found -> found.group(1)).collect(Collectors.toSet());

        assertThat(asked).hasSizeGreaterThan(5).isSubsetOf(profiledTypes());
    }

    @Test
    void aDiagnosisWithoutACodeTellsNothing() {
        Condition condition = new Condition().setSubject(new Reference("Patient/example"));
        condition.getCode().setText("Bone metastases");
        assertThat(FhirValidation.validate(condition, BASE + "condition")).anyMatch(error -> error.contains("coding"));

        condition.getCode().addCoding(new Coding("http://snomed.info/sct", "94222008", null));
        assertThat(FhirValidation.validate(condition, BASE + "condition")).isEmpty();
    }

    @Test
    void aResultWithoutAUnitIsRefused() {
        Quantity value = new Quantity(80);
        Observation result = creatinine().setValue(value);
        assertThat(FhirValidation.validate(result, BASE + "result")).anyMatch(error -> error.contains("bwi-res-1"));

        value.setUnit("µmol/L");
        assertThat(FhirValidation.validate(result, BASE + "result")).isEmpty();
    }

    @Test
    void aResultInWordsIsRefused() {
        Observation result = creatinine().setValue(new CodeableConcept().setText("normal"));

        assertThat(FhirValidation.validate(result, BASE + "result"))
                .anyMatch(error -> error.contains("Observation.value"));
    }

    @Test
    void aFindingWithoutADateIsRefused() {
        Observation finding = creatinine();
        finding.setEffective(null);

        assertThat(FhirValidation.validate(finding, BASE + "observation"))
                .anyMatch(error -> error.contains("bwi-obs-1"));
    }

    @Test
    void aProductThatNoCodeNamesIsRefused() {
        Medication product = new Medication();
        product.getCode().setText("Xgeva 120 mg");
        assertThat(FhirValidation.validate(product, BASE + "medication"))
                .anyMatch(error -> error.contains("bwi-med-1"));

        product.addIngredient()
                .setItem(new CodeableConcept(new Coding("http://www.whocc.no/atc", "M05BX04", "denosumab")));
        assertThat(FhirValidation.validate(product, BASE + "medication")).isEmpty();
    }

    private static Observation creatinine() {
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding("http://loinc.org", "14682-9", null)))
                .setSubject(new Reference("Patient/example"))
                .setEffective(new DateTimeType("2026-11-20"));
    }

    private static List<String> profiledTypes() {
        var parser = FhirContext.forR4Cached().newJsonParser();
        return Artefacts.files().stream()
                .filter(file -> String.valueOf(file.getFileName()).startsWith("bonewise-input-"))
                .map(file -> parser.parseResource(StructureDefinition.class, Artefacts.read(file))
                        .getType())
                .toList();
    }
}
