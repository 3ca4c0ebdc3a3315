package org.bonewise.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.guideline.Judged.ZOLEDRONIC_ACID;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A nephrotoxin calls for a fresher creatinine; so does a list of medicines that could not be read. */
class NephrotoxinWindowTest {

    private static final Chart OLDER = Chart.breast().lab(Chart.CREATININE, new BigDecimal("0.8"), "mg/dL", 4);

    @Test
    void withoutNephrotoxinAnOlderCreatinineDoes() {
        assertThat(Judged.rules(OLDER.assess(), ZOLEDRONIC_ACID)).doesNotContain("SAF-40");
    }

    @Test
    void medicinesThatCouldNotBeReadMayHoldANephrotoxin() {
        assertThat(Judged.rules(OLDER.assessWithout("MedicationRequest"), ZOLEDRONIC_ACID))
                .contains("SAF-40");
    }
}
