package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.ICD_CM;
import static org.bonewise.facts.Charts.SKS;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.clinical;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.verified;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancerFactsTest {

    private static final CodeableConcept LETROZOLE = code(ATC, "L02BG04");

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    @Test
    void aCurrentPrimaryIsActiveCancer() {
        Fact fact = fact("activeCancer", condition(ICD, "C50.9"));

        assertThat(fact.value()).isEqualTo(new FactValue.Flag(true));
        assertThat(fact.evidence()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"active,true", "recurrence,true", "relapse,true", "remission,false", "inactive,false", "resolved,false"
    })
    void clinicalStatusDecides(String status, boolean active) {
        Fact fact = fact("activeCancer", clinical(condition(ICD, "C50.9"), status));

        assertThat(fact.value()).isEqualTo(new FactValue.Flag(active));
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "refuted", "provisional", "differential", "unconfirmed"})
    void onlyConfirmedCancersCount(String status) {
        Fact fact = fact("activeCancer", verified(condition(ICD, "C50.9"), status));

        assertThat(fact.value()).isEqualTo(new FactValue.Flag(false));
    }

    @Test
    void anAbatedCancerIsPast() {
        var cancer = condition(ICD, "C50.9").setAbatement(new DateTimeType("2024-02"));

        assertThat(fact("activeCancer", cancer).value()).isEqualTo(new FactValue.Flag(false));
    }

    @Test
    void aFutureAbatementIsNone() {
        var cancer = condition(ICD, "C50.9").setAbatement(new DateTimeType("2026-05-01"));

        assertThat(fact("activeCancer", cancer).isTrue()).isTrue();
    }

    @Test
    void anUnusualCategoryIsNotLookedAt() {
        var cancer = condition(SNOMED, "254837009").addCategory(code("http://example.org", "disease"));

        assertThat(fact("activeCancer", cancer).isTrue()).isTrue();
    }

    @Test
    void inSituIsNoCancer() {
        assertThat(fact("activeCancer", condition(ICD, "D05.1")).value()).isEqualTo(new FactValue.Flag(false));
    }

    @Test
    void aSecondaryCodeIsNoPrimaryButAMetastasisIsActiveCancer() {
        assertThat(fact("activeCancer", condition(ICD, "C78.0")).isTrue()).isTrue();
    }

    @Test
    void remissionUnderTherapyIsActive() {
        Fact fact = fact(
                "activeCancer", clinical(condition(ICD, "C50.9"), "remission"), request(LETROZOLE, "active", ago(400)));

        assertThat(fact.isTrue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-hold", "completed", "stopped", "cancelled", "draft", "entered-in-error", "unknown"})
    void onlyActiveOrdersAreTherapy(String status) {
        Fact fact = fact(
                "cancerInRemission",
                clinical(condition(ICD, "C50.9"), "remission"),
                request(LETROZOLE, status, ago(400)));

        assertThat(fact.value()).isEqualTo(new FactValue.Flag(true));
    }

    @Test
    void proposalsAndOrdersAgainstAMedicineAreNoTherapy() {
        Fact fact = fact(
                "cancerInRemission",
                clinical(condition(ICD, "C50.9"), "remission"),
                request(LETROZOLE, "active", ago(10)).setIntent(MedicationRequest.MedicationRequestIntent.PROPOSAL),
                request(LETROZOLE, "active", ago(10)).setDoNotPerform(true));

        assertThat(fact.value()).isEqualTo(new FactValue.Flag(true));
    }

    @Test
    void aMedicineThatCannotBeResolvedIsNotNone() {
        var unknown = request(LETROZOLE, "active", ago(10)).setMedication(new Reference("Medication/gone"));

        Fact fact = fact("cancerInRemission", clinical(condition(ICD, "C50.9"), "remission"), unknown);

        assertThat(fact.reason()).isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @Test
    void remissionIsUnknownWithoutTheListOfMedicines() {
        Fact fact = record().notDelivered("MedicationRequest")
                .with(clinical(condition(ICD, "C50.9"), "remission"))
                .fact("cancerInRemission");

        assertThat(fact.reason()).isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @Test
    void historyOnlyIsRemission() {
        assertThat(fact("cancerInRemission", condition(ICD_CM, "Z85.3")).isTrue())
                .isTrue();
    }

    @Test
    void nothingIsKnownWhenConditionsWereNotDelivered() {
        Fact fact = record().notDelivered("Condition").fact("activeCancer");

        assertThat(fact.reason()).isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @Test
    void aFindingCountsWhateverWasDelivered() {
        Fact fact =
                record().notDelivered("Condition").with(condition(ICD, "C61")).fact("activeCancer");

        assertThat(fact.isTrue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"C50.9,true", "C18,true", "C90.0,false", "C81.1,false", "C92.0,false", "D47.2,false"})
    void aCancerOfTheBloodIsNoSolidTumour(String code, boolean solid) {
        assertThat(fact("solidTumour", condition(ICD, code)).value()).isEqualTo(new FactValue.Flag(solid));
    }

    @Test
    void gammopathyIsNoActiveCancer() {
        assertThat(fact("activeCancer", condition(ICD, "D47.2")).value()).isEqualTo(new FactValue.Flag(false));
    }

    @Test
    void aMyelomaCodedAsInRemissionIsNotActive() {
        assertThat(fact("activeCancer", condition(SNOMED, "94704006")).value()).isEqualTo(new FactValue.Flag(false));
    }

    @Test
    void aMetastasisOfUnknownPrimaryIsASolidTumour() {
        assertThat(fact("solidTumour", condition(SKS, "DC795B")).isTrue()).isTrue();
    }

    @Test
    void aMetastasisBesideALymphomaIsNone() {
        Fact fact = fact("solidTumour", condition(SKS, "DC795"), condition(ICD, "C83.3"));

        assertThat(fact.value()).isEqualTo(new FactValue.Flag(false));
    }
}
