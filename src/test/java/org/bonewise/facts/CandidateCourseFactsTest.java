package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ALENDRONATE;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.DENOSUMAB;
import static org.bonewise.facts.Charts.PROLIA;
import static org.bonewise.facts.Charts.XGEVA;
import static org.bonewise.facts.Charts.ZOLEDRONIC_ACID;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.candidate;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.dosage;
import static org.bonewise.facts.Charts.given;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.statement;
import static org.bonewise.facts.Charts.to;

import java.math.BigDecimal;
import org.bonewise.patient.Interval;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateCourseFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);

    private static Fact fact(String name, String product, Resource... resources) {
        return record().with(resources).candidate(candidate(product)).fact(name);
    }

    @Test
    void theLastDoseOfTheProductCounts() {
        Resource[] doses = {given(XGEVA, ago(20)), given(PROLIA, ago(5))};

        assertThat(fact("candidateDaysSinceLastDose", "denosumab-120mg", doses).value())
                .isEqualTo(new FactValue.Decimal(Interval.exactly(BigDecimal.valueOf(20))));
        assertThat(fact("candidateDaysSinceLastDose", "zoledronic-acid-4mg", doses)
                        .reason())
                .isEqualTo(UnknownReason.NOT_RECORDED);
        assertThat(fact("candidateCourseStarted", "denosumab-60mg", doses).value())
                .isEqualTo(YES);
        assertThat(fact("candidateCourseStarted", "zoledronic-acid-4mg", doses).value())
                .isEqualTo(NO);
    }

    @Test
    void aProductThatIsNotToldLeavesItOpen() {
        assertThat(fact("otherBmaRunning", "denosumab-120mg", given(DENOSUMAB, ago(20)))
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
        assertThat(fact("otherBmaOpen", "denosumab-120mg", given(DENOSUMAB, ago(20)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("otherBmaOpen", "denosumab-120mg", given(PROLIA, ago(20)))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void aDoseThatMayBeOfTheProductCountsForTheInterval() {
        assertThat(fact("candidateDaysSinceLastDose", "denosumab-120mg", given(DENOSUMAB, ago(7)))
                        .value())
                .isEqualTo(new FactValue.Decimal(Interval.exactly(BigDecimal.valueOf(7))));
    }

    @Test
    void daysCountToThePlannedDate() {
        MedicationRequest order = request(XGEVA, "draft", ago(0));
        dosage(order).getTiming().addEventElement().setValueAsString("2026-03-20");

        Fact fact = record().with(given(XGEVA, ago(20)))
                .drafts(order)
                .candidate(candidate("denosumab-120mg", order))
                .fact("candidateDaysSinceLastDose");

        assertThat(fact.value()).isEqualTo(new FactValue.Decimal(Interval.exactly(BigDecimal.valueOf(30))));
    }

    @ParameterizedTest
    @CsvSource({"42,true", "43,false"})
    void anotherAgentRunsInsideItsWindow(int days, boolean expected) {
        Fact fact =
                fact("otherBmaRunning", "zoledronic-acid-4mg", given(XGEVA, ago(days + 28)), given(XGEVA, ago(days)));

        assertThat(fact.value()).isEqualTo(new FactValue.Flag(expected));
    }

    @ParameterizedTest
    @CsvSource({"210,true", "211,false"})
    void anotherProductOfTheAgentRunsToo(int days, boolean expected) {
        Fact fact = fact("otherBmaRunning", "denosumab-120mg", given(PROLIA, ago(days)));

        assertThat(fact.value()).isEqualTo(new FactValue.Flag(expected));
    }

    @Test
    void theSameProductIsNoOther() {
        assertThat(fact("otherBmaRunning", "denosumab-120mg", given(XGEVA, ago(3)), request(XGEVA, "active", ago(90)))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void aRunningOrderOrStatementCounts() {
        Fact byOrder = fact("otherBmaRunning", "denosumab-120mg", request(ALENDRONATE, "active", ago(700)));

        assertThat(byOrder.value()).isEqualTo(YES);
        assertThat(byOrder.evidence()).hasSize(1);
        assertThat(fact("otherBmaRunning", "denosumab-120mg", statement(ALENDRONATE, "active", ago(700)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("otherBmaRunning", "denosumab-120mg", request(ALENDRONATE, "completed", ago(700)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("otherBmaRunning", "denosumab-120mg", request(ALENDRONATE, "on-hold", ago(700)))
                        .value())
                .isEqualTo(NO);
    }

    @ParameterizedTest
    @CsvSource({"stopped,NO", "cancelled,YES", "completed,YES", "active,YES", "on-hold,YES"})
    void aStoppedOrderDocumentsTheSwitch(String status, String expected) {
        MedicationRequest order = request(XGEVA, "draft", ago(0));
        Resource[] earlier = {
            given(ZOLEDRONIC_ACID, ago(20), "4"),
            given(ZOLEDRONIC_ACID, ago(48), "4"),
            withDose(request(ZOLEDRONIC_ACID, status, ago(100)), "4")
        };

        Fact fact = record().with(earlier)
                .drafts(order)
                .candidate(candidate("denosumab-120mg", order))
                .fact("otherBmaRunning");

        assertThat(fact.value()).isEqualTo("YES".equals(expected) ? YES : NO);
    }

    @Test
    void aStopDoesNotHelpWhileAnotherOrderRuns() {
        Fact fact = fact(
                "otherBmaRunning",
                "denosumab-120mg",
                request(ALENDRONATE, "stopped", ago(100)),
                request(ALENDRONATE, "active", ago(90)));

        assertThat(fact.value()).isEqualTo(YES);
    }

    @Test
    void aStopInTheSameContextDocumentsTheSwitch() {
        MedicationRequest running = request(ALENDRONATE, "active", ago(700));
        MedicationRequest stop = running.copy().setStatus(MedicationRequest.MedicationRequestStatus.CANCELLED);
        MedicationRequest order = request(XGEVA, "draft", ago(0));

        Fact fact = record().with(running)
                .drafts(stop, order)
                .candidate(candidate("denosumab-120mg", order))
                .fact("otherBmaRunning");

        assertThat(fact.value()).isEqualTo(NO);
    }

    @Test
    void thePriorPrescriptionDocumentsTheSwitch() {
        MedicationRequest running = request(ALENDRONATE, "active", ago(700));
        MedicationRequest order = request(XGEVA, "draft", ago(0)).setPriorPrescription(to(running));

        Fact fact = record().with(running)
                .drafts(order)
                .candidate(candidate("denosumab-120mg", order))
                .fact("otherBmaRunning");

        assertThat(fact.value()).isEqualTo(NO);
    }

    @Test
    void twoDraftsTogetherCount() {
        MedicationRequest order = request(XGEVA, "draft", ago(0));
        MedicationRequest other = withDose(request(ZOLEDRONIC_ACID, "draft", ago(0)), "4");

        assertThat(record().drafts(order, other)
                        .candidate(candidate("denosumab-120mg", order))
                        .fact("otherBmaRunning")
                        .value())
                .isEqualTo(YES);
        assertThat(record().drafts(other)
                        .candidate(candidate("denosumab-120mg"))
                        .fact("otherBmaRunning")
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void withoutTheListsNothingIsKnown() {
        Fact fact = record().notDelivered("MedicationRequest")
                .candidate(candidate("denosumab-120mg"))
                .fact("otherBmaRunning");

        assertThat(fact.reason()).isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    private static MedicationRequest withDose(MedicationRequest request, String mg) {
        dosage(request).addDoseAndRate().setDose(Charts.mg(mg));
        return request;
    }

    @ParameterizedTest
    @CsvSource({"27,true", "28,false", "43,false"})
    void afterAStopAProposalWaitsUntilTheNextDoseWouldHaveBeenDue(int days, boolean waits) {
        Resource[] stopped = {
            given(ZOLEDRONIC_ACID, ago(days), "4"),
            given(ZOLEDRONIC_ACID, ago(days + 28), "4"),
            withDose(request(ZOLEDRONIC_ACID, "stopped", ago(100)), "4")
        };

        assertThat(fact("otherBmaRunning", "denosumab-120mg", stopped).value()).isEqualTo(NO);
        assertThat(fact("stoppedBmaNotYetDue", "denosumab-120mg", stopped).value())
                .isEqualTo(new FactValue.Flag(waits));
    }

    @Test
    void anotherProductOfTheAgentCountsForTheInterval() {
        Resource[] doses = {given(PROLIA, ago(12)), given(ZOLEDRONIC_ACID, ago(3), "4")};

        assertThat(fact("candidateDaysSinceIngredient", "denosumab-120mg", doses)
                        .value())
                .isEqualTo(new FactValue.Decimal(Interval.exactly(BigDecimal.valueOf(12))));
        assertThat(fact("candidateDaysSinceIngredient", "denosumab-60mg", doses).reason())
                .isEqualTo(UnknownReason.NOT_RECORDED);
    }

    @Test
    void anOrderIsNoDoseBeforeItself() {
        MedicationRequest order = request(XGEVA, "active", ago(2));
        TestFactContext alone = record().with(order)
                .candidate(candidate("denosumab-120mg", order))
                .build();

        assertThat(alone.fact("candidateDaysSinceLastDose").reason()).isEqualTo(UnknownReason.NOT_RECORDED);
        assertThat(alone.fact("candidateCourseStarted").value()).isEqualTo(NO);
        assertThat(alone.fact("bmaGivenBefore").value()).isEqualTo(NO);
    }

    @Test
    void anEarlierOrderIsADoseBeforeTheOneJudged() {
        MedicationRequest order = request(XGEVA, "active", ago(2));
        TestFactContext both = record().with(order, request(XGEVA, "active", ago(31)))
                .candidate(candidate("denosumab-120mg", order))
                .build();

        assertThat(both.fact("candidateDaysSinceLastDose").value())
                .isEqualTo(new FactValue.Decimal(Interval.exactly(BigDecimal.valueOf(31))));
        assertThat(both.fact("candidateCourseStarted").value()).isEqualTo(YES);
        assertThat(both.fact("bmaGivenBefore").value()).isEqualTo(YES);
    }

    @ParameterizedTest
    @CsvSource({"84,true", "85,false"})
    void aCourseGoesOnUntilALongGap(int days, boolean started) {
        assertThat(fact("candidateCourseStarted", "denosumab-120mg", given(XGEVA, ago(days)), given(PROLIA, ago(3)))
                        .value())
                .isEqualTo(new FactValue.Flag(started));
    }

    @Test
    void anOrderThatWaitsStartsNoCourse() {
        assertThat(fact("candidateCourseStarted", "denosumab-120mg", request(XGEVA, "active", ago(2)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("candidateCourseStarted", "denosumab-120mg", given(DENOSUMAB, ago(2)))
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
    }

    @Test
    void aSecondOrderOfTheProductDoublesTheFirst() {
        MedicationRequest first = request(XGEVA, "active", ago(5));
        MedicationRequest second = request(code(ATC, "M05BX04").setText("Wyost"), "active", ago(2));

        Fact doubled = record().with(first, second)
                .candidate(candidate("denosumab-120mg", second))
                .fact("otherBmaRunning");

        assertThat(doubled.value()).isEqualTo(YES);
        assertThat(doubled.evidence())
                .extracting(evidence -> evidence.reference())
                .containsExactly("MedicationRequest/" + first.getIdPart());
        assertThat(record().with(first, second)
                        .candidate(candidate("denosumab-120mg", first))
                        .fact("otherBmaRunning")
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void anOrderThatReplacesOrFollowsTheFirstDoublesNothing() {
        MedicationRequest first = request(XGEVA, "active", ago(5));
        MedicationRequest replacing = request(XGEVA, "active", ago(2)).setPriorPrescription(to(first));
        MedicationRequest earlier = request(XGEVA, "active", ago(33));
        MedicationRequest next = request(XGEVA, "active", ago(2));

        assertThat(record().with(first, replacing)
                        .candidate(candidate("denosumab-120mg", replacing))
                        .fact("otherBmaRunning")
                        .value())
                .isEqualTo(NO);
        assertThat(record().with(earlier, next, given(XGEVA, ago(30)))
                        .candidate(candidate("denosumab-120mg", next))
                        .fact("otherBmaRunning")
                        .value())
                .isEqualTo(NO);
    }
}
