package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.guideline.Judged.DENOSUMAB;

import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was given or ordered before decides what may be ordered now. */
class CourseSafetyTest {

    private static final String DENOSUMAB_ATC = "M05BX04";

    @Test
    void aDoseOfUnknownStrengthIsTooEarlyToRepeatAndAskedFor() {
        MedicationAdministration given = Chart.given(DENOSUMAB_ATC, "120", 7);
        given.setDosage(null);

        Assessment assessment = Chart.breast().with(given).assess();

        assertThat(Judged.artefacts(assessment, DENOSUMAB))
                .contains("SAF-23", "SAF-21.product")
                .doesNotContain("SAF-21.not-read");
        assertThat(Judged.candidate(assessment, DENOSUMAB).draft()).isNull();
    }

    @Test
    void medicationDataThatCouldNotBeReadIsSaidToBeSo() {
        Assessment assessment = Chart.breast().assessWithout("MedicationAdministration");

        assertThat(Judged.artefacts(assessment, DENOSUMAB))
                .contains("SAF-21.not-read")
                .doesNotContain("SAF-21.product");
    }

    @ParameterizedTest
    @CsvSource({"27, true", "28, false"})
    void theOncologyStrengthWaitsForFourWeeksAfterTheOsteoporosisStrength(int days, boolean tooEarly) {
        MedicationRequest stopped = Chart.taking(DENOSUMAB_ATC);
        stopped.setStatus(MedicationRequest.MedicationRequestStatus.STOPPED);
        stopped.getDosageInstructionFirstRep()
                .addDoseAndRate()
                .setDose(Chart.given(DENOSUMAB_ATC, "60", 1).getDosage().getDose());

        Assessment assessment = Chart.breast()
                .with(Chart.given(DENOSUMAB_ATC, "60", days), stopped)
                .assess();

        assertThat(Judged.artefacts(assessment, DENOSUMAB))
                .doesNotContain("SAF-21", "SAF-23")
                .satisfies(rules ->
                        assertThat(rules.contains("SAF-23.other-product")).isEqualTo(tooEarly));
    }
}
