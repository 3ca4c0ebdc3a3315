package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.guideline.Judged.DENOSUMAB;

import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** A pregnancy test comes before the first dose of a course, and before any when pregnancy is marked as possible. */
class ReproductionSafetyTest {

    private static final Patient YOUNG = Chart.patient(AdministrativeGender.FEMALE, "1996-03-01");

    private static List<String> rules(Chart chart) {
        return Judged.artefacts(chart.assess(), DENOSUMAB);
    }

    @Test
    void aCourseThatWasGivenUpLongAgoBeginsAnew() {
        Chart young = Chart.breast().patient(YOUNG);

        assertThat(rules(young.with(Chart.given("M05BX04", "120", 400)))).contains("SAF-28");
        assertThat(rules(young.with(Chart.given("M05BX04", "120", 50)))).doesNotContain("SAF-28");
    }

    @Test
    void aPossiblePregnancyAsksForATestAtAnyDose() {
        Condition possible = Chart.condition(Chart.SNOMED, "77386006");
        possible.setVerificationStatus(
                Chart.concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", "unconfirmed"));

        assertThat(rules(Chart.breast().patient(YOUNG).with(Chart.given("M05BX04", "120", 50), possible)))
                .contains("SAF-28.possible");
    }

    @Test
    void withoutSexOrAgeItCannotBeTold() {
        Patient unknown = Chart.patient(AdministrativeGender.UNKNOWN, "1966-03-01");

        assertThat(rules(Chart.breast().patient(unknown))).contains("SAF-28.unknown");
        assertThat(rules(Chart.breast())).doesNotContain("SAF-28.unknown");
    }
}
