package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.BONEWISE;
import static org.bonewise.facts.Charts.DENOSUMAB;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.ICD_CM;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.XGEVA;
import static org.bonewise.facts.Charts.ZOLEDRONIC_ACID;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.given;
import static org.bonewise.facts.Charts.id;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.verified;

import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllergyFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);
    private static final String ANAPHYLAXIS = "39579001";
    private static final String FEVER = "386661006";
    private static final String NAUSEA = "422587007";

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    private static AllergyIntolerance allergy(CodeableConcept substance, String... manifestations) {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setId(id());
        allergy.setCode(substance);
        for (String manifestation : manifestations) {
            allergy.addReaction().addManifestation(code(SNOMED, manifestation));
        }
        return allergy;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,39579001,YES",
                "INTOLERANCE,39579001,YES",
                "none,none,YES",
                "ALLERGY,none,YES",
                "INTOLERANCE,none,NO",
                "none,386661006,NO",
                "ALLERGY,422587007,YES",
                "none,422587007,UNKNOWN",
                "INTOLERANCE,422587007,NO"
            })
    void typeAndManifestationDecide(AllergyIntoleranceType type, String manifestation, String expected) {
        AllergyIntolerance allergy =
                manifestation == null ? allergy(ZOLEDRONIC_ACID) : allergy(ZOLEDRONIC_ACID, manifestation);
        allergy.setType(type);

        Fact fact = fact("bisphosphonateAllergy", allergy);

        switch (expected) {
            case "YES" -> assertThat(fact.value()).isEqualTo(YES);
            case "NO" -> assertThat(fact.value()).isEqualTo(NO);
            default -> assertThat(fact.reason()).isEqualTo(UnknownReason.NOT_SPECIFIC);
        }
    }

    @Test
    void theImmuneReactionWinsInAMix() {
        assertThat(fact("bisphosphonateAllergy", allergy(ZOLEDRONIC_ACID, FEVER, ANAPHYLAXIS))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("acutePhaseReactionOnly", allergy(ZOLEDRONIC_ACID, FEVER, ANAPHYLAXIS))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void agentsAreToldApart() {
        assertThat(fact("denosumabAllergy", allergy(DENOSUMAB)).value()).isEqualTo(YES);
        assertThat(fact("denosumabAllergy", allergy(XGEVA)).value()).isEqualTo(YES);
        assertThat(fact("denosumabAllergy", allergy(ZOLEDRONIC_ACID)).value()).isEqualTo(NO);
        assertThat(fact("bisphosphonateAllergy", allergy(DENOSUMAB)).value()).isEqualTo(NO);
        assertThat(fact("bisphosphonateAllergy", allergy(code(BONEWISE, "bisphosphonate-class")))
                        .value())
                .isEqualTo(YES);
    }

    @Test
    void theSubstanceOfAReactionCounts() {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setId(id());
        allergy.addReaction().setSubstance(ZOLEDRONIC_ACID).addManifestation(code(SNOMED, ANAPHYLAXIS));

        assertThat(fact("bisphosphonateAllergy", allergy).value()).isEqualTo(YES);
    }

    @Test
    void aCodeThatTellsOnlyTheClassNeedsTheWords() {
        AllergyIntolerance bare = allergy(code(SNOMED, "446321003"), ANAPHYLAXIS);
        AllergyIntolerance named = allergy(code(SNOMED, "446321003").setText("Denosumab"), ANAPHYLAXIS);

        assertThat(fact("denosumabAllergy", bare).reason()).isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact("bisphosphonateAllergy", bare).reason()).isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact("denosumabAllergy", named).value()).isEqualTo(YES);
        assertThat(fact("bisphosphonateAllergy", named).value()).isEqualTo(NO);
    }

    @Test
    void anUncodedManifestationIsNoManifestation() {
        AllergyIntolerance allergy = allergy(ZOLEDRONIC_ACID);
        allergy.addReaction().addManifestation(new CodeableConcept().setText("collapsed"));

        assertThat(fact("bisphosphonateAllergy", allergy).value()).isEqualTo(YES);
    }

    @ParameterizedTest
    @CsvSource({
        "active,confirmed,true",
        "inactive,confirmed,false",
        "resolved,confirmed,false",
        "active,refuted,false",
        "active,entered-in-error,false",
        "active,unconfirmed,true"
    })
    void statusDecides(String clinical, String verification, boolean counts) {
        AllergyIntolerance allergy = allergy(ZOLEDRONIC_ACID, ANAPHYLAXIS);
        allergy.setClinicalStatus(code("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", clinical));
        allergy.setVerificationStatus(
                code("http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", verification));

        assertThat(fact("bisphosphonateAllergy", allergy).value()).isEqualTo(new FactValue.Flag(counts));
        assertThat(fact("allergiesRecorded", allergy).value()).isEqualTo(new FactValue.Flag(counts));
    }

    @Test
    void intoleranceIsOfItsType() {
        AllergyIntolerance allergy = allergy(ZOLEDRONIC_ACID, NAUSEA).setType(AllergyIntoleranceType.INTOLERANCE);

        assertThat(fact("bisphosphonateIntolerance", allergy).value()).isEqualTo(YES);
        assertThat(fact("denosumabIntolerance", allergy).value()).isEqualTo(NO);
        assertThat(fact("bisphosphonateIntolerance", allergy(ZOLEDRONIC_ACID, NAUSEA))
                        .value())
                .isEqualTo(NO);
    }

    @ParameterizedTest
    @CsvSource({"3,true", "4,false"})
    void anAcutePhaseReactionBeginsWithinThreeDaysOfTheDose(int days, boolean expected) {
        AllergyIntolerance allergy = allergy(ZOLEDRONIC_ACID, FEVER);
        allergy.getReactionFirstRep().setOnsetElement(new DateTimeType(ago(40 - days)));

        assertThat(fact("acutePhaseReactionOnly", allergy, given(ZOLEDRONIC_ACID, ago(40)))
                        .value())
                .isEqualTo(new FactValue.Flag(expected));
    }

    @Test
    void noneIsKnownOnlyWhenDelivered() {
        assertThat(fact("bisphosphonateAllergy").value()).isEqualTo(NO);
        assertThat(fact("acutePhaseReactionOnly").value()).isEqualTo(NO);
        assertThat(record().notDelivered("AllergyIntolerance")
                        .fact("denosumabAllergy")
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
        assertThat(record().notDelivered("AllergyIntolerance")
                        .fact("allergiesRecorded")
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void noKnownAllergyIsARecord() {
        assertThat(fact("allergiesRecorded", allergy(code(SNOMED, "716186003"))).value())
                .isEqualTo(YES);
    }

    @Test
    void fructoseIntoleranceNeedsItsOwnCode() {
        assertThat(fact("fructoseIntolerance", condition(ICD_CM, "E74.12")).value())
                .isEqualTo(YES);
        assertThat(fact("fructoseIntolerance", condition(ICD, "E74.1")).reason())
                .isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact("fructoseIntolerance", verified(condition(ICD_CM, "E74.12"), "refuted"))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void aspirinSensitiveAsthmaIsCodedOrMadeOfBoth() {
        AllergyIntolerance spasm = allergy(code(ATC, "N02BA01"), "4386001");
        AllergyIntolerance hives = allergy(code(ATC, "N02BA01"), "126485001");

        assertThat(fact("aspirinSensitiveAsthma", condition(SNOMED, "407674008"))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("aspirinSensitiveAsthma", condition(ICD, "J45.9"), spasm)
                        .value())
                .isEqualTo(YES);
        assertThat(fact("aspirinSensitiveAsthma", condition(ICD, "J45.9"), hives)
                        .value())
                .isEqualTo(NO);
        assertThat(fact("aspirinSensitiveAsthma", spasm).value()).isEqualTo(NO);
        assertThat(fact("aspirinSensitiveAsthma", condition(ICD, "J45.1")).reason())
                .isEqualTo(UnknownReason.NOT_SPECIFIC);
    }

    @Test
    void aReactionOfAnotherKindIsUnclear() {
        AllergyIntolerance nausea = allergy(ZOLEDRONIC_ACID, NAUSEA);
        Fact unclear = fact("bisphosphonateAllergyUnclear", nausea);

        assertThat(unclear.value()).isEqualTo(YES);
        assertThat(unclear.evidence()).hasSize(1);
        assertThat(fact("denosumabAllergyUnclear", nausea).value()).isEqualTo(NO);
        assertThat(fact("bisphosphonateAllergyUnclear", allergy(ZOLEDRONIC_ACID, ANAPHYLAXIS))
                        .value())
                .isEqualTo(NO);
    }
}
