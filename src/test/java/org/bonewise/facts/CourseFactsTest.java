package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ALENDRONATE;
import static org.bonewise.facts.Charts.DENOSUMAB;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.ICD_CM;
import static org.bonewise.facts.Charts.PROLIA;
import static org.bonewise.facts.Charts.RXNORM;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.XGEVA;
import static org.bonewise.facts.Charts.ZOLEDRONIC_ACID;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.dosage;
import static org.bonewise.facts.Charts.every;
import static org.bonewise.facts.Charts.given;
import static org.bonewise.facts.Charts.mg;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.statement;

import java.math.BigDecimal;
import java.util.List;
import org.bonewise.patient.Interval;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    private static FactValue number(int value) {
        return new FactValue.Decimal(Interval.exactly(BigDecimal.valueOf(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "1046399,denosumab-120mg",
        "993453,denosumab-60mg",
        "285143,zoledronic-acid-4mg",
        "705872,zoledronic-acid-5mg"
    })
    void aProductCodeTellsTheProduct(String code, String product) {
        assertThat(fact("courseProduct", given(code(RXNORM, code), ago(10))).word())
                .isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({"120,denosumab-120mg", "60,denosumab-60mg"})
    void theDoseTellsTheProduct(String mg, String product) {
        assertThat(fact("courseProduct", given(DENOSUMAB, ago(10), mg)).word()).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({
        "4,zoledronic-acid-4mg",
        "3.5,zoledronic-acid-4mg",
        "3.3,zoledronic-acid-4mg",
        "3,zoledronic-acid-4mg",
        "5,zoledronic-acid-5mg"
    })
    void reducedDosesAreOfTheSameProduct(String mg, String product) {
        assertThat(fact("courseProduct", given(ZOLEDRONIC_ACID, ago(10), mg)).word())
                .isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({"Wyost,denosumab-120mg", "Jubbonti,denosumab-60mg", "denosumab 120 mg/1.7 mL,denosumab-120mg"})
    void theTextTellsTheProductOfACodedAgent(String text, String product) {
        assertThat(fact("courseProduct", given(DENOSUMAB.copy().setText(text), ago(10)))
                        .word())
                .isEqualTo(product);
    }

    @Test
    void theIntervalTellsTheProductLast() {
        assertThat(fact("courseProduct", given(DENOSUMAB, ago(10)), given(DENOSUMAB, ago(38)))
                        .word())
                .isEqualTo("denosumab-120mg");
        assertThat(fact("courseProduct", given(DENOSUMAB, ago(10)), given(DENOSUMAB, ago(192)))
                        .word())
                .isEqualTo("denosumab-60mg");
    }

    @Test
    void nothingToTellLeavesBothProducts() {
        Fact fact = fact("courseProduct", given(DENOSUMAB, ago(10)));

        assertThat(fact.value()).isEqualTo(new FactValue.Words(List.of("denosumab-120mg", "denosumab-60mg")));
        assertThat(fact("courseAgent", given(DENOSUMAB, ago(10))).word()).isEqualTo("denosumab");
    }

    @Test
    void aContainedMedicationIsResolved() {
        Medication contained = new Medication().setCode(ZOLEDRONIC_ACID);
        contained.setId("m1");
        contained.addIngredient().getStrength().setNumerator(mg("5")).setDenominator(mg("100"));
        MedicationAdministration administration = given(ZOLEDRONIC_ACID, ago(10));
        administration.addContained(contained);
        administration.setMedication(new Reference("#m1"));

        assertThat(fact("courseProduct", administration).word()).isEqualTo("zoledronic-acid-5mg");
    }

    @Test
    void aReferencedMedicationIsResolved() {
        Medication medication = new Medication();
        medication.setId("m2");
        medication.addIngredient().setItem(DENOSUMAB);
        MedicationAdministration administration =
                given(DENOSUMAB, ago(10)).setMedication(new Reference("Medication/m2"));

        assertThat(fact("courseAgent", medication, administration).word()).isEqualTo("denosumab");
    }

    @Test
    void aMissingMedicationLeavesItUnknown() {
        MedicationAdministration administration =
                given(DENOSUMAB, ago(10)).setMedication(new Reference("Medication/gone"));

        assertThat(fact("courseActive", administration).reason()).isEqualTo(UnknownReason.NOT_DELIVERED);
        assertThat(fact("bmaGivenBefore", administration).reason()).isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @Test
    void aDoseFormGroupIsTheAgent() {
        Fact fact = fact("courseAgent", statement(code(RXNORM, "1156253"), "active", ago(30)));

        assertThat(fact.word()).isEqualTo("zoledronic-acid");
        assertThat(fact("courseActive", statement(code(RXNORM, "1156253"), "active", ago(30)))
                        .value())
                .isEqualTo(YES);
    }

    @Test
    void administrationsAreDoses() {
        Resource[] doses = {given(XGEVA, ago(70)), given(XGEVA, ago(42)), given(XGEVA, ago(42)), given(XGEVA, ago(14))};

        assertThat(fact("courseDoses", doses).value()).isEqualTo(number(3));
        assertThat(fact("daysSinceLastDose", doses).value()).isEqualTo(number(14));
        assertThat(fact("courseIntervalDays", doses).value()).isEqualTo(number(28));
        assertThat(fact("courseEstimated", doses).value()).isEqualTo(NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-done", "entered-in-error", "on-hold", "stopped", "unknown"})
    void onlyCompletedAdministrationsAreDoses(String status) {
        MedicationAdministration dose = given(XGEVA, ago(14));
        dose.setStatus(MedicationAdministration.MedicationAdministrationStatus.fromCode(status));

        assertThat(fact("bmaGivenBefore", dose).value()).isEqualTo(NO);
    }

    @Test
    void oneUnderWayTodayIsADose() {
        MedicationAdministration today =
                given(XGEVA, ago(0)).setStatus(MedicationAdministration.MedicationAdministrationStatus.INPROGRESS);
        MedicationAdministration forgotten =
                given(XGEVA, ago(1)).setStatus(MedicationAdministration.MedicationAdministrationStatus.INPROGRESS);

        assertThat(fact("daysSinceLastDose", today).value()).isEqualTo(number(0));
        assertThat(fact("bmaGivenBefore", forgotten).value()).isEqualTo(NO);
    }

    @Test
    void withAdministrationsOrdersAreNoDoses() {
        Resource[] both = {given(XGEVA, ago(100)), request(XGEVA, "completed", ago(20))};

        assertThat(fact("daysSinceLastDose", both).value()).isEqualTo(number(100));
    }

    @Test
    void ordersWithoutRepeatAreSingleDoses() {
        MedicationRequest timed = request(PROLIA, "completed", ago(400));
        dosage(timed).getTiming().addEventElement().setValueAsString(ago(390));
        Resource[] orders = {timed, request(PROLIA, "completed", ago(200))};

        assertThat(fact("courseDoses", orders).value()).isEqualTo(number(2));
        assertThat(fact("daysSinceLastDose", orders).value()).isEqualTo(number(200));
        assertThat(fact("courseIntervalDays", orders).value()).isEqualTo(number(190));
        assertThat(fact("courseEstimated", orders).value()).isEqualTo(NO);
    }

    @Test
    void ordersWithRepeatGiveEstimatedDoses() {
        MedicationRequest order = every(request(XGEVA, "active", ago(100)), 4, Timing.UnitsOfTime.WK);

        assertThat(fact("courseDoses", order).value()).isEqualTo(number(4));
        assertThat(fact("daysSinceLastDose", order).value()).isEqualTo(number(16));
        assertThat(fact("courseIntervalDays", order).value()).isEqualTo(number(28));
        assertThat(fact("courseEstimated", order).value()).isEqualTo(YES);
        assertThat(fact("courseActive", order).value()).isEqualTo(YES);
    }

    @Test
    void estimatedDosesAreNeverOverdue() {
        MedicationRequest order = every(request(XGEVA, "completed", ago(300)), 4, Timing.UnitsOfTime.WK);
        dosage(order)
                .getTiming()
                .getRepeat()
                .setBounds(new org.hl7.fhir.r4.model.Period()
                        .setStartElement(new DateTimeType(ago(300)))
                        .setEndElement(new DateTimeType(ago(200))));

        assertThat(fact("daysSinceLastDose", order).value()).isEqualTo(number(216));
        assertThat(fact("courseOverdue", order).value()).isEqualTo(NO);
        assertThat(fact("courseOnSchedule", order).value()).isEqualTo(NO);
    }

    @Test
    void ordersAgainstOrProposedAreNoDoses() {
        assertThat(fact("bmaGivenBefore", request(XGEVA, "completed", ago(20)).setDoNotPerform(true))
                        .value())
                .isEqualTo(NO);
        assertThat(fact(
                                "bmaGivenBefore",
                                request(XGEVA, "completed", ago(20))
                                        .setIntent(MedicationRequest.MedicationRequestIntent.PROPOSAL))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("bmaGivenBefore", request(XGEVA, "cancelled", ago(20))).value())
                .isEqualTo(NO);
    }

    @Test
    void aCompletedStatementIsADose() {
        assertThat(fact("daysSinceLastDose", statement(XGEVA, "completed", ago(33)))
                        .value())
                .isEqualTo(number(33));
        assertThat(fact("bmaGivenBefore", statement(XGEVA, "not-taken", ago(33)))
                        .value())
                .isEqualTo(NO);
    }

    @ParameterizedTest
    @CsvSource({"42,true,false", "43,false,true"})
    void denosumab120IsOverdueAfter42Days(int days, boolean onSchedule, boolean overdue) {
        Resource[] doses = {given(XGEVA, ago(days + 28)), given(XGEVA, ago(days))};

        assertThat(fact("courseOnSchedule", doses).value()).isEqualTo(new FactValue.Flag(onSchedule));
        assertThat(fact("courseActive", doses).value()).isEqualTo(new FactValue.Flag(onSchedule));
        assertThat(fact("courseOverdue", doses).value()).isEqualTo(new FactValue.Flag(overdue));
    }

    @ParameterizedTest
    @CsvSource({"28,42,true", "28,43,false", "84,98,true", "84,99,false", "182,213,true", "182,214,false"})
    void theWindowOfZoledronicAcidFollowsTheInterval(int interval, int days, boolean onSchedule) {
        Resource[] doses = {given(ZOLEDRONIC_ACID, ago(days + interval), "4"), given(ZOLEDRONIC_ACID, ago(days), "4")};

        assertThat(fact("courseOnSchedule", doses).value()).isEqualTo(new FactValue.Flag(onSchedule));
    }

    @Test
    void oneDoseIsJudgedByTheDisease() {
        MedicationAdministration dose = given(ZOLEDRONIC_ACID, ago(100), "4");

        assertThat(fact("courseOnSchedule", dose).value()).isEqualTo(YES);
        assertThat(fact("courseOnSchedule", dose, condition(ICD, "C79.5")).value())
                .isEqualTo(NO);
        assertThat(fact("courseIntervalDays", dose, condition(ICD, "C79.5")).value())
                .isEqualTo(number(28));
    }

    @Test
    void aPartialDateThatStraddlesTheLimitIsNotExact() {
        Resource[] doses = {given(XGEVA, "2025-12-30"), given(XGEVA, "2026-01")};

        assertThat(fact("courseOnSchedule", doses).reason()).isEqualTo(UnknownReason.NOT_EXACT);
        assertThat(fact("daysSinceLastDose", doses).value()).isEqualTo(new FactValue.Decimal(Interval.between(38, 68)));
    }

    @Test
    void aLongGapStartsANewCourse() {
        Resource[] doses = {
            given(XGEVA, ago(200)),
            given(XGEVA, ago(172)),
            given(XGEVA, ago(87)),
            given(XGEVA, ago(59)),
            given(XGEVA, ago(31))
        };

        assertThat(fact("courseDoses", doses).value()).isEqualTo(number(3));
    }

    @Test
    void aStoppedCourseIsNotOverdue() {
        MedicationRequest stopped = every(request(XGEVA, "stopped", ago(200)), 4, Timing.UnitsOfTime.WK);
        stopped.getMeta().setLastUpdatedElement(new org.hl7.fhir.r4.model.InstantType("2026-01-20T10:00:00Z"));
        Resource[] course = {given(XGEVA, ago(98)), given(XGEVA, ago(70)), stopped};

        assertThat(fact("courseStopped", course).value()).isEqualTo(YES);
        assertThat(fact("courseOverdue", course).value()).isEqualTo(NO);
        assertThat(fact("courseActive", course).value()).isEqualTo(NO);
        assertThat(fact("courseProduct", course).word()).isEqualTo("denosumab-120mg");
    }

    @Test
    void aSingleDoseWrittenAsARepeatTellsNoInterval() {
        MedicationRequest order = every(request(XGEVA, "active", ago(100)), 1, Timing.UnitsOfTime.D);
        dosage(order).getTiming().getRepeat().setCount(1);
        order.addDosageInstruction()
                .getTiming()
                .getRepeat()
                .setFrequency(1)
                .setPeriod(4)
                .setPeriodUnit(Timing.UnitsOfTime.WK);

        assertThat(fact("courseIntervalDays", order).value()).isEqualTo(number(28));
    }

    @Test
    void aSingleDoseWrittenWithTheDayItIsWithinTellsNoInterval() {
        MedicationRequest order = every(request(XGEVA, "active", ago(3)), 1, Timing.UnitsOfTime.D);
        Duration day = new Duration();
        day.setValue(1);
        day.setCode("d");
        dosage(order).getTiming().getRepeat().setBounds(day);
        MedicationAdministration before = given(XGEVA, ago(60));
        MedicationAdministration last = given(XGEVA, ago(30));

        assertThat(fact("courseIntervalDays", order, before, last).value()).isEqualTo(number(30));
        assertThat(fact("courseDoses", order).value()).isEqualTo(number(1));
        assertThat(fact("daysSinceLastDose", order).value()).isEqualTo(number(3));
    }

    @Test
    void aPeriodBeyondAnyCalendarGivesItsFirstDose() {
        MedicationRequest order = every(request(XGEVA, "active", ago(3)), 1_500_000_000, Timing.UnitsOfTime.A);

        assertThat(fact("courseDoses", order).value()).isEqualTo(number(1));
    }

    @Test
    void dosesOfSeveralDosagesCountEachDayOnce() {
        MedicationRequest order = every(request(XGEVA, "active", ago(30)), 4, Timing.UnitsOfTime.WK);
        order.addDosageInstruction()
                .getTiming()
                .getRepeat()
                .setFrequency(1)
                .setPeriod(1)
                .setPeriodUnit(Timing.UnitsOfTime.WK)
                .setCount(3);

        // Days 1, 8, 15 and 29, of which day 1 is told twice.
        assertThat(fact("courseDoses", order).value()).isEqualTo(number(4));
        assertThat(fact("daysSinceLastDose", order).value()).isEqualTo(number(2));
    }

    @Test
    void aStatementTellsTheIntervalToo() {
        MedicationStatement taken = statement(ALENDRONATE, "active", ago(100));
        taken.addDosage().getTiming().getRepeat().setFrequency(1).setPeriod(2).setPeriodUnit(Timing.UnitsOfTime.WK);

        assertThat(fact("courseIntervalDays", taken).value()).isEqualTo(number(14));
    }

    @Test
    void aDoseForHypercalcaemiaHasNoInterval() {
        MedicationAdministration dose = given(ZOLEDRONIC_ACID, ago(10), "4");
        dose.addReasonCode(code(SNOMED, "66931009"));

        assertThat(fact("courseOnSchedule", dose).value()).isEqualTo(NO);
        assertThat(fact("courseOverdue", dose).value()).isEqualTo(NO);
        assertThat(fact("courseIntervalDays", dose).reason()).isEqualTo(UnknownReason.NOT_RECORDED);
        assertThat(fact("bmaGivenBefore", dose).value()).isEqualTo(YES);
    }

    @Test
    void anOralAgentIsTakenWithoutCounting() {
        MedicationRequest order = request(ALENDRONATE, "active", ago(500));

        assertThat(fact("courseProduct", order).word()).isEqualTo("alendronate");
        assertThat(fact("courseOnSchedule", order).value()).isEqualTo(YES);
        assertThat(fact("courseDoses", order).reason()).isEqualTo(UnknownReason.NOT_APPLICABLE);
        assertThat(fact("daysSinceLastDose", order).reason()).isEqualTo(UnknownReason.NOT_APPLICABLE);
        assertThat(fact("bmaGivenBefore", order).value()).isEqualTo(YES);
    }

    @Test
    void theNewestActiveCourseIsTheCourse() {
        Resource[] both = {given(ZOLEDRONIC_ACID, ago(300), "4"), given(XGEVA, ago(14)), given(PROLIA, ago(500))};

        assertThat(fact("courseAgent", both).word()).isEqualTo("denosumab");
        assertThat(fact("courseProduct", both).word()).isEqualTo("denosumab-120mg");
    }

    @Test
    void withoutAnyThereIsNoCourse() {
        assertThat(fact("courseAgent").reason()).isEqualTo(UnknownReason.NOT_RECORDED);
        assertThat(fact("courseActive").value()).isEqualTo(NO);
        assertThat(fact("bmaGivenBefore").value()).isEqualTo(NO);
        assertThat(record().notDelivered("MedicationAdministration")
                        .fact("courseActive")
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
        assertThat(record().notDelivered("MedicationAdministration")
                        .fact("bmaGivenBefore")
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Condition",
                "Observation",
                "Procedure",
                "ServiceRequest",
                "AllergyIntolerance",
                "Appointment",
                "MedicationRequest",
                "MedicationStatement",
                "MedicationAdministration"
            })
    void aRecordWithoutOneOfTheseIsNotReadWhole(String type) {
        assertThat(record().with(Records.woman())
                        .notDelivered(type)
                        .fact("recordRead")
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void theFamilyHistoryIsNotNeededToJudgeADose() {
        assertThat(record().with(Records.woman())
                        .notDelivered("FamilyMemberHistory")
                        .fact("recordRead")
                        .value())
                .isEqualTo(YES);
        assertThat(record().fact("recordRead").value()).isEqualTo(NO);
    }

    @Test
    void useOfBisphosphonatesMayStandAmongConditions() {
        assertThat(fact("bmaGivenBefore", condition(ICD_CM, "Z79.83")).value()).isEqualTo(YES);
    }

    @Test
    void aMedicineThatOnlyWordsNameIsNotSilent() {
        CodeableConcept local = new CodeableConcept().setText("XGEVA inj 120 mg");
        local.addCoding().setSystem("http://example.org/local").setCode("77");

        assertThat(fact("unrecognisedBma", request(local, "active", ago(3))).value())
                .isEqualTo(YES);
        assertThat(fact("courseActive", request(local, "active", ago(3))).value())
                .isEqualTo(NO);
        assertThat(fact("unrecognisedBma", request(XGEVA, "active", ago(3))).value())
                .isEqualTo(NO);
        assertThat(fact("unrecognisedBma", statement(code(SNOMED, "446321003").setText("Denosumab"), "active", ago(3)))
                        .value())
                .isEqualTo(YES);
    }

    @ParameterizedTest
    @CsvSource({"84,false", "85,true"})
    void aCourseLapsesAfterTwiceItsLimit(int days, boolean lapsed) {
        assertThat(fact("courseLapsed", given(XGEVA, ago(days + 28)), given(XGEVA, ago(days)))
                        .value())
                .isEqualTo(new FactValue.Flag(lapsed));
    }

    @Test
    void anOrderOnHoldWithItsReasonHoldsTheCourse() {
        MedicationRequest held = request(XGEVA, "on-hold", ago(200));
        MedicationRequest explained = held.copy().setStatusReason(code(SNOMED, "182856006"));

        assertThat(fact("courseOnHold", given(XGEVA, ago(60)), held).value()).isEqualTo(NO);
        assertThat(fact("courseOnHold", given(XGEVA, ago(60)), explained).value())
                .isEqualTo(YES);
        assertThat(fact("courseOnHold", given(XGEVA, ago(60)), explained, request(XGEVA, "active", ago(90)))
                        .value())
                .isEqualTo(NO);
    }
}
