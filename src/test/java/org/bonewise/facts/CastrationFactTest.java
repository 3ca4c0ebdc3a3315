package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Records.BONEWISE;
import static org.bonewise.facts.Records.ICD;
import static org.bonewise.facts.Records.ICD_CM;
import static org.bonewise.facts.Records.LOINC;
import static org.bonewise.facts.Records.SNOMED;
import static org.bonewise.facts.Records.ago;
import static org.bonewise.facts.Records.code;
import static org.bonewise.facts.Records.condition;
import static org.bonewise.facts.Records.measured;
import static org.bonewise.facts.Records.observation;
import static org.bonewise.facts.Records.record;
import static org.bonewise.facts.Records.since;

import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastrationFactTest {

    private static final String RESISTANT = "castration-resistant";
    private static final String SENSITIVE = "hormone-sensitive";

    private static Fact status(Resource... resources) {
        return record().with(resources).fact("castrationStatus");
    }

    private static Observation testosterone(String value, String unit, int daysAgo) {
        return measured("2986-8", value, unit, ago(daysAgo));
    }

    private static Observation psa(String value, int daysAgo) {
        return measured("2857-1", value, "ng/mL", ago(daysAgo));
    }

    private static Observation worse(int daysAgo) {
        return observation(LOINC, "97509-4", ago(daysAgo)).setValue(code(SNOMED, "271299001"));
    }

    @Test
    void ourOwnObservationComesFirst() {
        Observation own =
                observation(BONEWISE, "castration-status", ago(300)).setValue(code(BONEWISE, "hormone-sensitive"));

        assertThat(status(own, condition(SNOMED, "427492003")).word()).isEqualTo(SENSITIVE);
    }

    @Test
    void thenTheConditions() {
        assertThat(status(condition(SNOMED, "427492003"), testosterone("400", "ng/dL", 3))
                        .word())
                .isEqualTo(RESISTANT);
        assertThat(status(condition(ICD_CM, "Z19.2")).word()).isEqualTo(RESISTANT);
        assertThat(status(condition(ICD_CM, "Z19.1")).word()).isEqualTo(SENSITIVE);
    }

    @ParameterizedTest
    @CsvSource({"50,ng/dL", "1.7,nmol/L", "0.5,ng/mL"})
    void testosteroneAtTheLimitIsHormoneSensitive(String value, String unit) {
        assertThat(status(testosterone(value, unit, 180)).word()).isEqualTo(SENSITIVE);
    }

    @ParameterizedTest
    @CsvSource({"49.9,ng/dL", "1.69,nmol/L"})
    void belowTheLimitWithoutPsaNothingIsTold(String value, String unit) {
        assertThat(status(testosterone(value, unit, 10)).reason()).isEqualTo(UnknownReason.NOT_RECORDED);
    }

    @Test
    void anOldTestosteroneTellsNothing() {
        assertThat(status(testosterone("400", "ng/dL", 181)).reason()).isEqualTo(UnknownReason.STALE);
    }

    @Test
    void castrateWithRisingPsaIsResistant() {
        Fact fact = status(testosterone("20", "ng/dL", 10), psa("4.5", 5), psa("2.5", 60), psa("3", 120));

        assertThat(fact.word()).isEqualTo(RESISTANT);
    }

    @ParameterizedTest
    @CsvSource({"4.4,2.5,3", "12.4,10,10", "4.5,4.6,2.5"})
    void aSmallerRiseIsStable(String newest, String before, String first) {
        Fact fact = status(testosterone("20", "ng/dL", 10), psa(newest, 5), psa(before, 60), psa(first, 120));

        assertThat(fact.word()).isEqualTo(SENSITIVE);
    }

    @Test
    void twoValuesProveNoRiseButStability() {
        assertThat(status(testosterone("20", "ng/dL", 10), psa("9", 5), psa("2", 180))
                        .word())
                .isEqualTo(SENSITIVE);
        assertThat(status(testosterone("20", "ng/dL", 10), psa("9", 5), psa("2", 181))
                        .reason())
                .isEqualTo(UnknownReason.NOT_RECORDED);
    }

    @Test
    void castrateWithProgressionIsResistant() {
        assertThat(status(testosterone("20", "ng/dL", 10), worse(90)).word()).isEqualTo(RESISTANT);
        assertThat(status(testosterone("20", "ng/dL", 10), worse(91)).reason()).isEqualTo(UnknownReason.NOT_RECORDED);
    }

    @Test
    void aTestosteroneWithoutUnitTellsNothing() {
        Observation bare = testosterone("20", "ng/dL", 10);
        bare.getValueQuantity().setCode(null).setUnit(null).setSystem(null);

        assertThat(status(bare).reason()).isEqualTo(UnknownReason.NO_UNIT);
    }

    @Test
    void progressionIsToldByStatusThenByANewMetastasis() {
        Observation stable = observation(LOINC, "97509-4", ago(20)).setValue(code(SNOMED, "359746009"));
        Resource fresh = since(condition(ICD, "C79.5"), ago(90));

        assertThat(record().with(worse(90)).fact("diseaseProgression").value()).isEqualTo(new FactValue.Flag(true));
        assertThat(record().with(stable, fresh).fact("diseaseProgression").value())
                .isEqualTo(new FactValue.Flag(false));
        assertThat(record().with(fresh).fact("diseaseProgression").value()).isEqualTo(new FactValue.Flag(true));
        assertThat(record().with(since(condition(ICD, "C79.5"), ago(91)))
                        .fact("diseaseProgression")
                        .reason())
                .isEqualTo(UnknownReason.NOT_RECORDED);
        assertThat(record().with(since(condition(ICD, "C79.5"), "2025-12"))
                        .fact("diseaseProgression")
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
    }
}
