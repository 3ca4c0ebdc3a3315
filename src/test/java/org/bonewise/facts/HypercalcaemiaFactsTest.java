package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.given;
import static org.bonewise.facts.Charts.measured;
import static org.bonewise.facts.Charts.observation;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.since;
import static org.bonewise.facts.Charts.verified;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypercalcaemiaFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);
    private static final String THIRST = "17173007";
    private static final String DEHYDRATION = "34095006";
    private static final String PTH = "14866-8";
    private static final String CALCITRIOL = "1649-3";

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    private static Observation thirst(Type value) {
        Observation thirst = observation(SNOMED, THIRST, ago(1));
        thirst.setValue(value);
        return thirst;
    }

    private static Observation withRange(Observation result, @Nullable String low, String high) {
        String unit = result.getValueQuantity().getUnit();
        var range = result.addReferenceRange();
        if (low != null) {
            range.setLow(end(low, unit));
        }
        range.setHigh(end(high, unit));
        return result;
    }

    private static Quantity end(String value, String unit) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setUnit(unit)
                .setCode(unit)
                .setSystem("http://unitsofmeasure.org");
    }

    @Test
    void aSymptomIsToldByAConditionForFourteenDays() {
        assertThat(fact("hypercalcaemiaSymptom").value()).isEqualTo(NO);
        assertThat(fact("hypercalcaemiaSymptom", since(condition(SNOMED, THIRST), ago(14)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("hypercalcaemiaSymptom", since(condition(SNOMED, THIRST), ago(15)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("hypercalcaemiaSymptom", condition(SNOMED, THIRST)).reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
        assertThat(fact("hypercalcaemiaSymptom", since(verified(condition(SNOMED, THIRST), "entered-in-error"), ago(1)))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void aSymptomIsToldByAnObservationUnlessItsValueSaysNo() {
        Observation bare = observation(SNOMED, THIRST, ago(14));
        Observation cancelled = observation(SNOMED, THIRST, ago(1)).setStatus(Observation.ObservationStatus.CANCELLED);
        Observation absent = observation(SNOMED, THIRST, ago(1));
        absent.setDataAbsentReason(new CodeableConcept().setText("not asked"));

        assertThat(fact("hypercalcaemiaSymptom", bare).value()).isEqualTo(YES);
        assertThat(fact("hypercalcaemiaSymptom", observation(SNOMED, THIRST, ago(15)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("hypercalcaemiaSymptom", cancelled).value()).isEqualTo(NO);
        assertThat(fact("hypercalcaemiaSymptom", absent).value()).isEqualTo(NO);
        assertThat(fact("hypercalcaemiaSymptom", thirst(new BooleanType(true))).value())
                .isEqualTo(YES);
        assertThat(fact("hypercalcaemiaSymptom", thirst(new BooleanType(false))).value())
                .isEqualTo(NO);
        assertThat(fact("hypercalcaemiaSymptom", thirst(new StringType("present")))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("hypercalcaemiaSymptom", thirst(code(SNOMED, "373066001")))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("hypercalcaemiaSymptom", thirst(code(SNOMED, "260385009")))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void whatWasNotGivenIsNotTakenForNone() {
        assertThat(record().notDelivered("Condition")
                        .fact("hypercalcaemiaSymptom")
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
        assertThat(record().notDelivered("Condition").fact("dehydration").reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
        assertThat(record().notDelivered("MedicationStatement")
                        .fact("calciumOrVitaminDInUse")
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @Test
    void consciousnessArrhythmiaAndDehydrationAreToldEachByItsOwnCodes() {
        assertThat(fact("alteredConsciousness", since(condition(SNOMED, "130987000"), ago(1)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("cardiacArrhythmia", since(condition(SNOMED, "698247007"), ago(1)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("dehydration", since(condition(SNOMED, DEHYDRATION), ago(14)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("dehydration", since(condition(SNOMED, DEHYDRATION), ago(15)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("dehydration", condition(SNOMED, DEHYDRATION)).reason()).isEqualTo(UnknownReason.NOT_EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "4.24, pmol/L, 1.6, 6.9, 10, false",
        "4.25, pmol/L, 1.6, 6.9, 10, true",
        "7.0, pmol/L, 1.6, 6.9, 30, true",
        "7.0, pmol/L, , 6.9, 10, true",
        "70, pg/mL, 15, 65, 10, true",
        "39.9, pg/mL, 15, 65, 10, false"
    })
    void parathyroidHormoneIsJudgedByTheLaboratorysOwnRange(
            String value, String unit, @Nullable String low, String high, int days, boolean notSuppressed) {
        Observation pth = withRange(measured(PTH, value, unit, ago(days)), low, high);

        assertThat(fact("pthNotSuppressed", pth).value()).isEqualTo(new FactValue.Flag(notSuppressed));
    }

    @Test
    void parathyroidHormoneThatCannotBeJudgedIsUnknown() {
        assertThat(fact("pthNotSuppressed").reason()).isEqualTo(UnknownReason.NOT_RECORDED);
        assertThat(fact("pthNotSuppressed", measured(PTH, "9", "pmol/L", ago(31)))
                        .reason())
                .isEqualTo(UnknownReason.STALE);
        assertThat(fact("pthNotSuppressed", measured(PTH, "6.9", "pmol/L", ago(1)))
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
        assertThat(fact("pthNotSuppressed", measured(PTH, "6.91", "pmol/L", ago(1)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("pthNotSuppressed", measured(PTH, "65.1", "pg/mL", ago(1)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("pthNotSuppressed", withRange(measured(PTH, "3", "pmol/L", ago(1)), null, "6.9"))
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
    }

    @Test
    void calcitriolIsHighOnlyAboveTheLaboratorysOwnRange() {
        assertThat(fact("calcitriolHigh", withRange(measured(CALCITRIOL, "151", "pmol/L", ago(30)), "40", "150"))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("calcitriolHigh", withRange(measured(CALCITRIOL, "150", "pmol/L", ago(30)), "40", "150"))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("calcitriolHigh", withRange(measured(CALCITRIOL, "151", "pmol/L", ago(31)), "40", "150"))
                        .reason())
                .isEqualTo(UnknownReason.STALE);
        assertThat(fact("calcitriolHigh", measured(CALCITRIOL, "151", "pmol/L", ago(1)))
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
    }

    @Test
    void medicinesThatRaiseCalciumAreThoseInUse() {
        CodeableConcept calcium = code(ATC, "A12AA04");

        assertThat(fact("calciumOrVitaminDInUse", request(calcium, "active", ago(10)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("calciumOrVitaminDInUse", request(calcium, "stopped", ago(10)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("calciumOrVitaminDInUse", request(code(ATC, "A11CC04"), "active", ago(10)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("thiazideOrLithiumInUse", request(code(ATC, "N05AN01"), "active", ago(10)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("thiazideOrLithiumInUse", request(calcium, "active", ago(10)))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void theLastIntravenousBisphosphonateCountsWhateverItIs() {
        assertThat(fact("daysSinceIntravenousBisphosphonate").reason()).isEqualTo(UnknownReason.NOT_RECORDED);
        assertThat(fact("daysSinceIntravenousBisphosphonate", given(Charts.DENOSUMAB, ago(7), "120"))
                        .reason())
                .isEqualTo(UnknownReason.NOT_RECORDED);
        Fact days = fact(
                "daysSinceIntravenousBisphosphonate",
                given(Charts.ZOLEDRONIC_ACID, ago(40), "4"),
                given(code(ATC, "M05BA03"), ago(12), "90"));
        assertThat(java.util.Objects.requireNonNull(days.number()).exact()).isEqualByComparingTo("12");
    }
}
