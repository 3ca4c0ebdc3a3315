package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.guideline.Judged.DENOSUMAB;
import static org.bonewise.guideline.Judged.ZOLEDRONIC_ACID;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.junit.jupiter.api.Test;

/** A reaction that is not clear is asked for, and what could not be read is never taken for none. */
class AllergySafetyTest {

    @Test
    void aReactionOfAnotherKindIsToBeClarified() {
        AllergyIntolerance nausea = Chart.allergy(Chart.ATC, "M05BA08", null);
        nausea.addReaction().addManifestation(Chart.concept(Chart.SNOMED, "422587007"));

        Assessment assessment = Chart.breast().with(nausea).assess();

        assertThat(Judged.artefacts(assessment, ZOLEDRONIC_ACID)).contains("SAF-17.unclear");
        assertThat(Judged.candidate(assessment, ZOLEDRONIC_ACID).draft()).isNull();
        assertThat(Judged.artefacts(assessment, DENOSUMAB)).doesNotContain("SAF-18.unclear");
    }

    @Test
    void allergiesThatCouldNotBeReadAreNotCalledNone() {
        Chart none = Chart.breast().without(AllergyIntolerance.class::isInstance);

        assertThat(Judged.artefacts(none.assessWithout("AllergyIntolerance"), DENOSUMAB))
                .contains("MIS-5.not-read")
                .doesNotContain("MIS-5");
        assertThat(Judged.artefacts(none.assess(), DENOSUMAB)).contains("MIS-5").doesNotContain("MIS-5.not-read");
    }
}
