package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;

class ResultProblemFactsTest {

    private static final Observation CREATININE = Records.lab(Records.CREATININE, "2026-03-05", "98", "umol/L");

    @Test
    void aCleanRecordHasNone() {
        TestFactContext context = with(CREATININE);

        FactAssert.isFalse(context.fact("hasConflictingResult"));
        FactAssert.isFalse(context.fact("hasResultWithoutUnit"));
        FactAssert.isFalse(context.fact("hasImplausibleResult"));
    }

    @Test
    void creatinineWithoutUnitIsNamed() {
        Observation unitless = Records.lab(Records.CREATININE, "2026-03-06", "98", "umol/L");
        unitless.setValue(new Quantity().setValue(98));

        Fact fact = with(CREATININE, unitless).fact("hasResultWithoutUnit");

        FactAssert.isTrue(fact);
        assertThat(fact.evidence())
                .extracting(org.bonewise.patient.Evidence::display)
                .containsExactly("Creatinine 98");
    }

    @Test
    void conflictingCalciumIsNamedUnlessIonisedDecides() {
        Observation first = Records.lab(Records.CALCIUM, "2026-03-05T08:00:00Z", "2.0", "mmol/L");
        Observation second = Records.lab(Records.CALCIUM, "2026-03-05T08:00:00Z", "2.9", "mmol/L");

        FactAssert.isTrue(with(CREATININE, first, second).fact("hasConflictingResult"));
        FactAssert.isFalse(with(CREATININE, first, second, Records.lab(Records.IONISED, "2026-03-05", "1.2", "mmol/L"))
                .fact("hasConflictingResult"));
    }

    @Test
    void weightIsNamedWhenItKeepsTheClearanceUnknown() {
        Observation absurd = Records.lab(Records.WEIGHT, "2026-03-01", "720", "kg");

        FactAssert.isTrue(with(CREATININE, absurd).fact("hasImplausibleResult"));
    }

    @Test
    void whatGatesNothingIsNotNamed() {
        FactAssert.isFalse(with(CREATININE, Records.lab(Records.MAGNESIUM, "2026-03-05", "9", "mmol/L"))
                .fact("hasImplausibleResult"));
        FactAssert.isFalse(with(Records.lab(Records.CREATININE, "2026-01-05", "9800", "umol/L"))
                .fact("hasImplausibleResult"));
    }

    private static TestFactContext with(Observation... observations) {
        return Records.empty().with(Records.woman()).with(observations).build();
    }

    @Test
    void vitaminDGatesToo() {
        Observation unitless = Records.lab(Records.VITAMIN_D, "2026-03-06", "8", "ng/mL");
        unitless.setValue(new Quantity().setValue(8));

        FactAssert.isTrue(with(CREATININE, unitless).fact("hasResultWithoutUnit"));
        FactAssert.isTrue(Records.empty()
                .plausible("vitamin-d-25oh", "0", "250", "ng/mL")
                .with(Records.woman(), Records.lab(Records.VITAMIN_D, "2026-03-06", "900", "ng/mL"))
                .fact("hasImplausibleResult"));
        FactAssert.isTrue(with(
                        CREATININE,
                        Records.lab(Records.VITAMIN_D, "2026-03-05T08:00:00Z", "8", "ng/mL"),
                        Records.lab(Records.VITAMIN_D, "2026-03-05T08:00:00Z", "40", "ng/mL"))
                .fact("hasConflictingResult"));
    }
}
