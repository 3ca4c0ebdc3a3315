package org.bonewise.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplePatientsTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final SamplePatients PATIENTS = new SamplePatients(FHIR);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final FhirValidator VALIDATOR = validator();

    static Stream<String> ids() {
        return PATIENTS.stories().stream().map(PatientStory::id);
    }

    @Test
    void thereAreEnoughStories() {
        assertThat(PATIENTS.stories()).hasSizeGreaterThanOrEqualTo(16).allSatisfy(each -> {
            assertThat(each.title()).isNotBlank();
            assertThat(each.story()).isNotBlank();
            assertThat(each.expect()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyRecordIsValidFhir(String id) {
        List<SingleValidationMessage> errors =
                VALIDATOR.validateWithResult(PATIENTS.record(id, TODAY)).getMessages().stream()
                        .filter(each -> each.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                        .toList();

        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyResourceOfARecordIsAboutItsPatient(String id) {
        assertThat(resources(id))
                .filteredOn(each -> !each.fhirType().equals("Medication"))
                .allMatch(each -> ResourceFields.isAbout(each, id));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void noResultLiesInTheFuture(String id) {
        assertThat(observations(id)).isNotEmpty().allSatisfy(each -> assertThat(
                        localDate(each.getEffectiveDateTimeType().getValueAsString()))
                .isBefore(TODAY));
    }

    @Test
    void idsAreUnique() {
        assertThat(PATIENTS.resources(TODAY))
                .extracting(each -> each.fhirType() + "/" + each.getIdPart())
                .doesNotHaveDuplicates();
    }

    /** Cockcroft and Gault, from the record alone, so that a story tells the clearance that the record holds. */
    @ParameterizedTest
    @CsvSource({
        "breast-vitamin-d-low, 79.3",
        "prostate-crpc, 54.9",
        "lung-clearance-45, 44.8",
        "renal-clearance-35, 35.0",
        "breast-clearance-22, 22.0"
    })
    void theClearanceIsAsTheStoryTells(String id, double expected) {
        assertThat(clearance(id, TODAY)).isEqualTo(expected, within(0.05));
        assertThat(clearance(id, TODAY.plusYears(3))).isEqualTo(expected, within(0.05));
    }

    @Test
    void theRecordWithoutCancerIsLong() {
        assertThat(observations("no-cancer")).hasSizeGreaterThan(60);
    }

    private static double clearance(String id, LocalDate today) {
        Patient patient =
                (Patient) PATIENTS.record(id, today).getEntryFirstRep().getResource();
        int age = Period.between(localDate(patient.getBirthDateElement().getValueAsString()), today)
                .getYears();
        double weight = value(id, "29463-7", "NPU03804");
        boolean molar = observation(id, "14682-9", "NPU18016").findFirst().isPresent();
        double creatinine = molar ? value(id, "14682-9", "NPU18016") / 88.4 : value(id, "2160-0", "38483-4");
        double sex = patient.getGender() == AdministrativeGender.FEMALE ? 0.85 : 1;
        return (140 - age) * weight * sex / (72 * creatinine);
    }

    private static double value(String id, String... codes) {
        return observation(id, codes)
                .findFirst()
                .orElseThrow()
                .getValueQuantity()
                .getValue()
                .doubleValue();
    }

    private static Stream<Observation> observation(String id, String... codes) {
        return observations(id).stream().filter(each -> List.of(codes)
                .contains(each.getCode().getCodingFirstRep().getCode()));
    }

    private static List<Observation> observations(String id) {
        return resources(id).stream()
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .toList();
    }

    private static List<Resource> resources(String id) {
        return PATIENTS.record(id, TODAY).getEntry().stream()
                .map(each -> each.getResource())
                .toList();
    }

    private static LocalDate localDate(String dateTime) {
        return LocalDate.parse(dateTime.substring(0, 10));
    }

    private static FhirValidator validator() {
        FhirInstanceValidator instance = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR)));
        instance.setErrorForUnknownProfiles(true);
        return FHIR.newValidator().registerValidatorModule(instance);
    }
}
