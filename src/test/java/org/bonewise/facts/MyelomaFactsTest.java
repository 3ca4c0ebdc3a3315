package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.BONEWISE;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.ICD_CM;
import static org.bonewise.facts.Charts.LOINC;
import static org.bonewise.facts.Charts.SKS;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.ZOLEDRONIC_ACID;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.clinical;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.given;
import static org.bonewise.facts.Charts.observation;
import static org.bonewise.facts.Charts.procedure;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.since;
import static org.bonewise.facts.Charts.verified;

import java.math.BigDecimal;
import java.util.Objects;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MyelomaFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    private static Condition myeloma() {
        return condition(SNOMED, "109989006");
    }

    private static Observation activity(String value, String date) {
        return observation(BONEWISE, "myeloma-activity", date).setValue(code(BONEWISE, value));
    }

    private static Observation response(String value, String date) {
        return observation(BONEWISE, "imwg-response", date).setValue(code(BONEWISE, value));
    }

    @ParameterizedTest
    @CsvSource({
        SNOMED + ", 109989006",
        SNOMED + ", 95210003",
        SNOMED + ", 452291000124109",
        ICD_CM + ", C90.02",
        ICD + ", C90.1"
    })
    void someCodesNameActiveDisease(String system, String code) {
        assertThat(fact("activeMyeloma", condition(system, code)).value()).isEqualTo(YES);
    }

    @ParameterizedTest
    @CsvSource({ICD_CM + ", C90.00", ICD + ", C90.0", ICD + ", C90", SKS + ", DC900"})
    void othersLeaveItOpenUntilSomethingTells(String system, String code) {
        Condition open = condition(system, code);

        assertThat(fact("activeMyeloma", open).reason()).isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact("multipleMyeloma", open).value()).isEqualTo(YES);
        assertThat(fact("activeMyeloma", open, request(code(ATC, "L04AX04"), "active", ago(20)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("activeMyeloma", open, clinical(condition(system, code), "relapse"))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("activeMyeloma", open, activity("active", ago(900))).value())
                .isEqualTo(YES);
        assertThat(fact("activeMyeloma", open, activity("smouldering", ago(9))).value())
                .isEqualTo(NO);
    }

    @Test
    void remissionSuspicionAndErrorAreNotActive() {
        assertThat(fact("activeMyeloma", clinical(myeloma(), "remission")).value())
                .isEqualTo(NO);
        assertThat(fact("multipleMyeloma", clinical(myeloma(), "remission")).value())
                .isEqualTo(YES);
        assertThat(fact("activeMyeloma", verified(myeloma(), "provisional")).value())
                .isEqualTo(NO);
        assertThat(fact("activeMyeloma", verified(myeloma(), "entered-in-error"))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("activeMyeloma", new Condition().setCode(new CodeableConcept().setText("Multiple myeloma")))
                        .value())
                .isEqualTo(NO);
        assertThat(record().notDelivered("Condition").fact("activeMyeloma").reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @Test
    void precursorsAreToldByTheirCodesOrByTheActivity() {
        assertThat(fact("myelomaPrecursor", condition(ICD_CM, "D47.2")).value()).isEqualTo(YES);
        assertThat(fact("myelomaPrecursor", condition(SNOMED, "413587002")).value())
                .isEqualTo(YES);
        assertThat(fact("myelomaPrecursor", condition(ICD, "C90.3")).value()).isEqualTo(YES);
        assertThat(fact("myelomaPrecursor", myeloma()).value()).isEqualTo(NO);
        assertThat(fact("myelomaPrecursor", myeloma(), activity("smouldering", ago(9)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("myelomaPrecursor", activity("smouldering", ago(9))).value())
                .isEqualTo(NO);
        assertThat(fact("multipleMyeloma", myeloma(), activity("smouldering", ago(9)))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void contradictingActivitiesOfOneMomentLeaveItOpen() {
        assertThat(fact("activeMyeloma", myeloma(), activity("smouldering", ago(9)), activity("active", ago(9)))
                        .reason())
                .isEqualTo(UnknownReason.CONFLICTING);
    }

    @Test
    void theResponseIsTheNewestCodedOneOfHalfAYear() {
        assertThat(fact("myelomaResponse", response("PR", ago(200)), response("VGPR", ago(180)))
                        .word())
                .isEqualTo("VGPR");
        assertThat(fact("myelomaResponse", response("VGPR", ago(181))).reason()).isEqualTo(UnknownReason.STALE);
        assertThat(fact("myelomaResponse", response("VGPR", "2025-09")).reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
        assertThat(fact(
                                "myelomaResponse",
                                observation(BONEWISE, "imwg-response", ago(3)).setValue(new StringType("VGPR")))
                        .reason())
                .isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact("myelomaResponse").reason()).isEqualTo(UnknownReason.NOT_RECORDED);
    }

    @Test
    void relapseAndEventsCountFromTheLastDose() {
        Resource dose = given(ZOLEDRONIC_ACID, ago(100), "4");
        Condition relapse = since(condition(ICD_CM, "C90.02"), ago(99));
        Condition fracture = since(condition(SNOMED, "268029009"), ago(99));

        assertThat(fact("myelomaRelapseSinceLastDose", dose, relapse).value()).isEqualTo(YES);
        assertThat(fact("myelomaRelapseSinceLastDose", dose, since(condition(ICD_CM, "C90.02"), ago(100)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("myelomaRelapseSinceLastDose", dose, condition(ICD_CM, "C90.02"))
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
        assertThat(fact("myelomaRelapseSinceLastDose", relapse).reason()).isEqualTo(UnknownReason.NOT_APPLICABLE);
        assertThat(fact("myelomaRelapseSinceLastDose", dose, clinical(myeloma(), "remission"), response("PD", ago(20)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("myelomaRelapseSinceLastDose", dose, response("PD", ago(20)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("skeletalEventSinceLastDose", dose, fracture).value()).isEqualTo(YES);
        assertThat(fact("skeletalEventSinceLastDose", dose, verified(fracture.copy(), "unconfirmed"))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void aFractureOfAVertebraCountsBesideMyelomaAndRadiotherapyWhereItIsOfBone() {
        Resource dose = given(ZOLEDRONIC_ACID, ago(100), "4");
        Condition vertebra = since(condition(SNOMED, "42942008"), ago(9));

        assertThat(fact("skeletalEventSinceLastDose", dose, vertebra).value()).isEqualTo(NO);
        assertThat(fact("skeletalEventSinceLastDose", dose, vertebra, myeloma()).value())
                .isEqualTo(YES);
        Procedure elsewhere = procedure(SNOMED, "108290001", ago(9));
        assertThat(fact("skeletalEventSinceLastDose", dose, elsewhere).value()).isEqualTo(NO);
        Procedure ofFemur = procedure(SNOMED, "108290001", ago(9));
        ofFemur.addBodySite(code(SNOMED, "71341001"));
        assertThat(fact("skeletalEventSinceLastDose", dose, ofFemur).value()).isEqualTo(YES);
    }

    @Test
    void thalidomideIsToldFromItsClass() {
        assertThat(fact("thalidomideInUse", request(code(ATC, "L04AX02"), "active", ago(9)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("thalidomideInUse", request(code(ATC, "L04AX04"), "active", ago(9)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("thalidomideInUse", request(code(ATC, "L04AX02"), "stopped", ago(9)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("thalidomideInUse", given(code(ATC, "L04AX02"), ago(7))).value())
                .isEqualTo(YES);
        assertThat(fact("thalidomideInUse", given(code(ATC, "L04AX02"), ago(8))).value())
                .isEqualTo(NO);
        assertThat(record().notDelivered("MedicationRequest")
                        .fact("thalidomideInUse")
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    private static BigDecimal milligrams(Observation urine) {
        return Objects.requireNonNull(fact("urineAlbuminMgPerDay", urine).number())
                .exact();
    }

    @Test
    void urineAlbuminIsReadInItsUnits() {
        Observation grams = Charts.measured("14956-7", "0.501", "g/d", ago(20));
        assertThat(milligrams(grams)).isEqualByComparingTo("501");
        assertThat(milligrams(Charts.measured("1755-8", "480", "mg/(24.h)", ago(180))))
                .isEqualByComparingTo("480");
        assertThat(fact("urineAlbuminMgPerDay", Charts.measured("14956-7", "480", "mg/L", ago(20)))
                        .reason())
                .isEqualTo(UnknownReason.NO_UNIT);
        assertThat(fact("urineAlbuminMgPerDay", Charts.measured("14956-7", "480", "mg/d", ago(181)))
                        .status())
                .isEqualTo(FactStatus.STALE);
        assertThat(fact(
                                "urineAlbuminInWindow",
                                observation(LOINC, "14959-1", ago(9))
                                        .setStatus(Observation.ObservationStatus.ENTEREDINERROR))
                        .value())
                .isEqualTo(NO);
    }
}
