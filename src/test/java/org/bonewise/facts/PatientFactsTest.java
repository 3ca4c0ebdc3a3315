package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientFactsTest {

    @ParameterizedTest
    @CsvSource({"1966-03-10, 60", "1966-03-11, 59", "2008-03-10, 18", "2008-03-11, 17"})
    void ageIsInWholeYears(String birth, String years) {
        FactAssert.isNumber(of(Records.patient(AdministrativeGender.MALE, birth), "ageYears"), years);
    }

    @Test
    void ageIsARangeWhenOnlyTheYearOfBirthIsKnown() {
        FactAssert.isBetween(of(Records.patient(AdministrativeGender.MALE, "1966"), "ageYears"), "59", "60");
    }

    @Test
    void ageIsUnknownWithoutBirthDate() {
        FactAssert.isUnknown(of(new Patient(), "ageYears"), UnknownReason.NOT_RECORDED);
        FactAssert.isUnknown(Records.empty().fact("ageYears"), UnknownReason.NOT_DELIVERED);
    }

    @Test
    void birthSexComesBeforeGender() {
        Patient patient = Records.man();
        patient.addExtension("http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex", new CodeType("F"));

        assertThat(of(patient, "sex").word()).isEqualTo("female");
        assertThat(of(Records.man(), "sex").word()).isEqualTo("male");
    }

    @Test
    void otherGenderIsUnknown() {
        FactAssert.isUnknown(
                of(Records.patient(AdministrativeGender.OTHER, "1966-03-10"), "sex"), UnknownReason.NOT_RECORDED);
    }

    @Test
    void deathIsKnownByYesOrByDate() {
        FactAssert.isTrue(of(new Patient().setDeceased(new BooleanType(true)), "deceased"));
        FactAssert.isTrue(of(new Patient().setDeceased(new DateTimeType("2026-01-02")), "deceased"));
        FactAssert.isFalse(of(new Patient().setDeceased(new BooleanType(false)), "deceased"));
        FactAssert.isFalse(of(new Patient(), "deceased"));
    }

    @Test
    void testPatientIsKnownByTagOrSecurityLabel() {
        Patient tagged = new Patient();
        tagged.getMeta().addTag("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", null);
        Patient labelled = new Patient();
        labelled.getMeta().addSecurity("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", null);

        FactAssert.isTrue(of(tagged, "testPatient"));
        FactAssert.isTrue(of(labelled, "testPatient"));
        FactAssert.isFalse(of(new Patient(), "testPatient"));
    }

    private static Fact of(Patient patient, String name) {
        return Records.empty().with(patient).fact(name);
    }
}
