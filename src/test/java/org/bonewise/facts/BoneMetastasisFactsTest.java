package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.ICD_CM;
import static org.bonewise.facts.Charts.LOINC;
import static org.bonewise.facts.Charts.SKS;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.clinical;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.observation;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.since;
import static org.bonewise.facts.Charts.to;
import static org.bonewise.facts.Charts.verified;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoneMetastasisFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    private static Condition pelvic() {
        return condition(ICD, "C79.8").addBodySite(code(SNOMED, "272673000"));
    }

    @ParameterizedTest
    @CsvSource({SNOMED + ",94222008", ICD + ",C79.5", ICD_CM + ",C79.51", SKS + ",DC795", SKS + ",DC795C"})
    void codesOfBoneCount(String system, String code) {
        assertThat(fact("boneMetastasis", condition(system, code)).value()).isEqualTo(YES);
        assertThat(fact("boneMetastasisQuestion", condition(system, code)).value())
                .isEqualTo(NO);
    }

    @ParameterizedTest
    @CsvSource({SKS + ",DC795A", ICD_CM + ",C79.52", SNOMED + ",94217008"})
    void marrowAloneAsks(String system, String code) {
        assertThat(fact("boneMetastasis", condition(system, code)).value()).isEqualTo(NO);
        assertThat(fact("boneMetastasisQuestion", condition(system, code)).value())
                .isEqualTo(YES);
    }

    @Test
    void aBodySiteOfBoneMakesAMetastasisOne() {
        assertThat(fact("boneMetastasis", pelvic()).value()).isEqualTo(YES);
    }

    @Test
    void theBodySiteMarrowDoesNot() {
        Condition marrow = condition(SNOMED, "128462008").addBodySite(code(SNOMED, "14016003"));

        assertThat(fact("boneMetastasis", marrow).value()).isEqualTo(NO);
        assertThat(fact("boneMetastasisQuestion", marrow).value()).isEqualTo(YES);
    }

    @ParameterizedTest
    @CsvSource({"remission,true", "active,true", "inactive,false", "resolved,false"})
    void remissionStillCounts(String status, boolean expected) {
        assertThat(fact("boneMetastasis", clinical(condition(ICD, "C79.5"), status))
                        .value())
                .isEqualTo(new FactValue.Flag(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"provisional", "differential", "unconfirmed"})
    void aSuspectedOneIsNotConfirmed(String status) {
        Condition suspected = verified(condition(ICD, "C79.5"), status);

        assertThat(fact("boneMetastasis", suspected).value()).isEqualTo(NO);
        assertThat(fact("boneMetastasisSuspected", suspected).value()).isEqualTo(YES);
    }

    @Test
    void aConfirmedOneLeavesNothingSuspected() {
        Condition suspected = verified(condition(ICD, "C79.5"), "provisional");

        assertThat(fact("boneMetastasisSuspected", suspected, condition(SKS, "DC795B"))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void aRefutedOneIsNothing() {
        Condition refuted = verified(condition(ICD, "C79.5"), "refuted");

        assertThat(fact("boneMetastasis", refuted).value()).isEqualTo(NO);
        assertThat(fact("boneMetastasisSuspected", refuted).value()).isEqualTo(NO);
        assertThat(fact("boneMetastasisQuestion", refuted).value()).isEqualTo(NO);
    }

    @Test
    void theEarliestDateIsShown() {
        Fact fact = fact(
                "boneMetastasis",
                since(condition(ICD, "C79.5"), "2025-05-01"),
                since(condition(SKS, "DC795B"), "2024-03-02"));

        assertThat(fact.asOf()).isEqualTo(LocalDate.of(2024, 3, 2));
    }

    @Test
    void categoryM1bOfProstateCancerCounts() {
        Observation category = observation(LOINC, "21901-4", ago(30)).setValue(code(SNOMED, "397214008"));

        assertThat(fact("boneMetastasis", category, condition(ICD, "C61")).value())
                .isEqualTo(YES);
        assertThat(fact("boneMetastasis", category, condition(ICD, "C50")).value())
                .isEqualTo(NO);
    }

    @Test
    void aPreliminaryCategoryDoesNotCount() {
        Observation category = observation(LOINC, "21901-4", ago(30))
                .setValue(code(SNOMED, "397214008"))
                .setStatus(Observation.ObservationStatus.PRELIMINARY);

        assertThat(fact("boneMetastasis", category, condition(ICD, "C61")).value())
                .isEqualTo(NO);
    }

    @Test
    void withProstateCancerNoIsKnownOnlyWithObservations() {
        Fact fact =
                record().notDelivered("Observation").with(condition(ICD, "C61")).fact("boneMetastasis");

        assertThat(fact.reason()).isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({
        ICD + ",C79.9,true",
        SNOMED + ",128462008,true",
        ICD + ",M84.4,true",
        SNOMED + ",71286001,true",
        ICD + ",C78.0,false",
        ICD + ",C77.3,false"
    })
    void hintsAsk(String system, String code, boolean asks) {
        assertThat(fact("boneMetastasisQuestion", condition(system, code)).value())
                .isEqualTo(new FactValue.Flag(asks));
    }

    @ParameterizedTest
    @CsvSource({"21907-1,cM1,true", "21907-1,cM0,false", "21908-9,Stage IV,true", "21908-9,IIIA,false"})
    void categoryAndStageAsk(String code, String text, boolean asks) {
        Observation stage = observation(LOINC, code, ago(30)).setValue(new StringType(text));

        assertThat(fact("boneMetastasisQuestion", stage).value()).isEqualTo(new FactValue.Flag(asks));
    }

    @Test
    void radiumAsks() {
        assertThat(fact("boneMetastasisQuestion", request(code(ATC, "V10XX03"), "active", ago(3)))
                        .value())
                .isEqualTo(YES);
    }

    @ParameterizedTest
    @CsvSource({
        "C50.9,breast",
        "C61,prostate",
        "C34.1,lung",
        "C64,renal",
        "C73,thyroid",
        "C18.0,other-solid",
        "C80,unknown-primary",
        "C90.0,myeloma",
        "C83.3,blood"
    })
    void theOnlyPrimaryIsTheOrigin(String code, String word) {
        Fact fact = fact("metastasisOrigin", condition(ICD, "C79.5"), condition(ICD, code));

        assertThat(fact.word()).isEqualTo(word);
    }

    @Test
    void withoutPrimaryItIsUnknown() {
        assertThat(fact("metastasisOrigin", condition(ICD, "C79.5")).word()).isEqualTo("unknown-primary");
    }

    @Test
    void activeComesBeforeRemission() {
        Fact fact = fact(
                "metastasisOrigin",
                condition(ICD, "C79.5"),
                clinical(condition(ICD, "C50.9"), "remission"),
                condition(ICD, "C34.1"));

        assertThat(fact.word()).isEqualTo("lung");
    }

    @Test
    void severalActiveOnesLeaveItOpen() {
        Fact fact = fact("metastasisOrigin", condition(ICD, "C79.5"), condition(ICD, "C50.9"), condition(ICD, "C61"));

        assertThat(fact.value()).isEqualTo(new FactValue.Words(List.of("breast", "prostate")));
    }

    @Test
    void theRelatedConditionComesFirst() {
        Condition breast = condition(ICD, "C50.9");
        Condition metastasis = condition(ICD, "C79.5");
        metastasis.addExtension("http://hl7.org/fhir/StructureDefinition/condition-related", to(breast));

        assertThat(fact("metastasisOrigin", metastasis, breast, condition(ICD, "C61"))
                        .word())
                .isEqualTo("breast");
    }

    @Test
    void aCodeMayNameIt() {
        Fact fact = fact(
                "metastasisOrigin", condition(SNOMED, "712849003"), condition(ICD, "C50.9"), condition(ICD, "C61"));

        assertThat(fact.word()).isEqualTo("prostate");
    }

    @Test
    void aSuspectedPrimaryIsNone() {
        Fact fact = fact("metastasisOrigin", condition(ICD, "C79.5"), verified(condition(ICD, "C50.9"), "provisional"));

        assertThat(fact.word()).isEqualTo("unknown-primary");
    }

    @Test
    void withoutCancerThereIsNoOrigin() {
        assertThat(fact("metastasisOrigin").reason()).isEqualTo(UnknownReason.NOT_RECORDED);
    }

    @Test
    void theSpineIsToldByCodeOrSite() {
        assertThat(fact("spineMetastasis", condition(SKS, "DC795C")).value()).isEqualTo(YES);
        assertThat(fact("spineMetastasis", condition(ICD, "C79.5").addBodySite(code(SNOMED, "421060004")))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("spineMetastasis", pelvic()).value()).isEqualTo(NO);
        assertThat(fact("spineMetastasis", condition(ICD, "C79.5")).reason()).isEqualTo(UnknownReason.NOT_SPECIFIC);
    }

    @Test
    void cordCompressionNeedsASureCode() {
        assertThat(fact("spinalCordCompression", condition(ICD, "G95.2")).value())
                .isEqualTo(YES);
        assertThat(fact("spinalCordCompression", condition(ICD, "G99.2")).reason())
                .isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact("spinalCordCompression", clinical(condition(ICD, "G95.2"), "resolved"))
                        .value())
                .isEqualTo(NO);
    }
}
