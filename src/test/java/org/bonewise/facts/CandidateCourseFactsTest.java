package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ALENDRONATE;
import static org.bonewise.facts.Charts.DENOSUMAB;
import static org.bonewise.facts.Charts.PROLIA;
import static org.bonewise.facts.Charts.XGEVA;
import static org.bonewise.facts.Charts.ZOLEDRONIC_ACID;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.candidate;
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
        assertThat(fact("candidateGivenBefore", "denosumab-60mg", doses).value())
                .isEqualTo(YES);
        assertThat(fact("candidateGivenBefore", "zoledronic-acid-4mg", doses).value())
                .isEqualTo(NO);
    }

    @Test
    void aProductThatIsNotToldLeavesItOpen() {
        assertThat(fact("candidateDaysSinceLastDose", "denosumab-120mg", given(DENOSUMAB, ago(20)))
                        .value())
                .isEqualTo(new FactValue.Decimal(Interval.moreThan(BigDecimal.valueOf(20), true)));
        assertThat(fact("candidateGivenBefore", "denosumab-120mg", given(DENOSUMAB, ago(20)))
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
        assertThat(fact("otherBmaRunning", "denosumab-120mg", given(DENOSUMAB, ago(20)))
                        .reason())
                .isEqualTo(UnknownReason.NOT_EXACT);
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
        Fact fact = fact(
                "otherBmaRunning",
                "denosumab-120mg",
                given(ZOLEDRONIC_ACID, ago(20), "4"),
                given(ZOLEDRONIC_ACID, ago(48), "4"),
                withDose(request(ZOLEDRONIC_ACID, status, ago(100)), "4"));

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
}
