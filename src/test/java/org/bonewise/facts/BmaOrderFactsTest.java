package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.BONEWISE;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.XGEVA;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.dosage;
import static org.bonewise.facts.Charts.given;
import static org.bonewise.facts.Charts.id;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.since;

import java.util.Optional;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.ExistingOrders;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BmaOrderFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    private static Appointment appointment(String status, String day) {
        Appointment appointment = new Appointment();
        appointment.setId(id());
        return appointment
                .setStatus(Appointment.AppointmentStatus.fromCode(status))
                .setStartElement(new InstantType(day + "T09:00:00+01:00"))
                .addServiceType(code(BONEWISE, "bma-administration"));
    }

    @ParameterizedTest
    @CsvSource({"60,YES", "61,NO"})
    void anOrderStandsForSixtyDays(int days, String expected) {
        assertThat(fact("bmaOrderPlaced", given(XGEVA, ago(90)), request(XGEVA, "active", ago(days)))
                        .value())
                .isEqualTo("YES".equals(expected) ? YES : NO);
    }

    @Test
    void aDoseSinceThenFulfilsIt() {
        assertThat(fact("bmaOrderPlaced", given(XGEVA, ago(5)), request(XGEVA, "active", ago(20)))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void anOrderIsNotItsOwnDose() {
        assertThat(fact("bmaOrderPlaced", request(XGEVA, "active", ago(20))).value())
                .isEqualTo(YES);
    }

    @Test
    void onHoldCountsWithAReason() {
        MedicationRequest held = request(XGEVA, "on-hold", ago(20));

        assertThat(fact("bmaOrderPlaced", held).value()).isEqualTo(NO);
        assertThat(fact("bmaOrderPlaced", held.copy().setStatusReason(code(BONEWISE, "deferred")))
                        .value())
                .isEqualTo(YES);
    }

    @Test
    void draftsCountOnRecordAndInTheContext() {
        MedicationRequest draft = request(XGEVA, "draft", ago(0));

        assertThat(record().drafts(draft).fact("bmaOrderPlaced").value()).isEqualTo(YES);
        assertThat(fact("bmaOrderPlaced", draft).value()).isEqualTo(YES);
        assertThat(fact("bmaOrderPlaced", request(XGEVA, "draft", ago(60))).value())
                .isEqualTo(YES);
        assertThat(fact("bmaOrderPlaced", request(XGEVA, "draft", ago(61))).value())
                .isEqualTo(NO);
        assertThat(fact("bmaOrderPlaced", request(XGEVA, "draft", ago(9)), given(XGEVA, ago(8)))
                        .value())
                .isEqualTo(NO);
    }

    @ParameterizedTest
    @CsvSource({
        "booked,2026-03-24,YES",
        "pending,2026-03-24,YES",
        "arrived,2026-03-10,YES",
        "cancelled,2026-03-24,NO",
        "proposed,2026-03-24,NO",
        "booked,2026-03-09,NO"
    })
    void aStandingAppointmentBooksTheNextDose(String status, String day, String expected) {
        assertThat(fact("nextDoseBooked", appointment(status, day)).value())
                .isEqualTo("YES".equals(expected) ? YES : NO);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-17,YES", "2026-03-18,NO"})
    void whenOverdueOnlyTheComingWeekCounts(String day, String expected) {
        Fact fact = fact("nextDoseBooked", given(XGEVA, ago(80)), given(XGEVA, ago(52)), appointment("booked", day));

        assertThat(fact.value()).isEqualTo("YES".equals(expected) ? YES : NO);
    }

    @Test
    void anOrderWithAFutureEventBooksTheNextDose() {
        MedicationRequest order = request(XGEVA, "active", ago(3));
        dosage(order).getTiming().addEventElement().setValueAsString("2026-03-20");

        assertThat(fact("nextDoseBooked", order).value()).isEqualTo(YES);
        assertThat(record().notDelivered("Appointment").fact("nextDoseBooked").reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"90,YES", "91,NO"})
    void anOrderAgainstIsADecline(int days, String expected) {
        assertThat(fact("declinedRecently", request(XGEVA, "active", ago(days)).setDoNotPerform(true))
                        .value())
                .isEqualTo("YES".equals(expected) ? YES : NO);
    }

    @ParameterizedTest
    @CsvSource({
        "declined,90,YES",
        "declined,91,NO",
        "deferred,30,YES",
        "deferred,31,NO",
        "contraindicated-by-clinician,180,YES",
        "contraindicated-by-clinician,181,NO",
        "switched,3,NO"
    })
    void theReasonSetsTheWindow(String reason, int days, String expected) {
        MedicationRequest order = request(XGEVA, "cancelled", ago(days)).setStatusReason(code(BONEWISE, reason));

        assertThat(fact("declinedRecently", order).value()).isEqualTo("YES".equals(expected) ? YES : NO);
    }

    @Test
    void aCodedRefusalIsADecline() {
        MedicationRequest order = request(XGEVA, "stopped", ago(10)).setStatusReason(code(SNOMED, "105480006"));

        assertThat(fact("declinedRecently", order).value()).isEqualTo(YES);
    }

    @Test
    void aNewSkeletalEventEndsIt() {
        MedicationRequest declined = request(XGEVA, "active", ago(40)).setDoNotPerform(true);

        assertThat(fact("declinedRecently", declined, since(condition(SNOMED, "268029009"), ago(20)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("declinedRecently", declined, since(condition(SNOMED, "268029009"), ago(50)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("declinedRecently", declined, since(condition(ICD, "C79.5"), ago(20)))
                        .value())
                .isEqualTo(NO);
    }

    private static ServiceRequest calcium(String status, String authored) {
        ServiceRequest request = new ServiceRequest();
        request.setId(id());
        return request.setStatus(ServiceRequest.ServiceRequestStatus.fromCode(status))
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(code("http://loinc.org", "17861-6"))
                .setAuthoredOnElement(new DateTimeType(authored));
    }

    @ParameterizedTest
    @CsvSource({
        "active,60,true",
        "active,61,false",
        "on-hold,10,true",
        "completed,10,false",
        "draft,0,false",
        "revoked,10,false"
    })
    void anOpenServiceOrderIsNotProposedAgain(String status, int days, boolean expected) {
        ExistingOrders orders = new ExistingOrders(
                record().with(calcium(status, ago(days))).build().record(), 60);

        assertThat(orders.ordered(ConceptGroup.CALCIUM_TOTAL).isPresent()).isEqualTo(expected);
    }

    @Test
    void aDraftServiceOrderOfTheContextCounts() {
        ExistingOrders orders = new ExistingOrders(
                record().drafts(calcium("draft", ago(0))).build().record(), 60);

        assertThat(orders.ordered(ConceptGroup.CALCIUM_TOTAL)).isPresent();
        assertThat(orders.ordered(ConceptGroup.CREATININE)).isEqualTo(Optional.empty());
    }

    @Test
    void aSupplementTakenIsFound() {
        var record = record().with(
                        request(code(ATC, "A11CC05"), "active", ago(100)),
                        request(code(ATC, "C03AA03"), "stopped", ago(9)))
                .build()
                .record();

        assertThat(new ExistingOrders(record, 60).taking(ConceptGroup.CHOLECALCIFEROL))
                .isPresent();
        assertThat(new ExistingOrders(record, 60).taking(ConceptGroup.THIAZIDE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20,7,true", "20,8,true", "60,7,true", "60,8,false"})
    void anOverdueDoseCountsAsBookedOnlyWithinAWeek(int lastDose, int days, boolean booked) {
        Appointment appointment = appointment("booked", ago(-days));

        assertThat(fact("nextDoseBooked", given(XGEVA, ago(lastDose)), appointment)
                        .value())
                .isEqualTo(new FactValue.Flag(booked));
    }

    @ParameterizedTest
    @CsvSource({
        "https://bonewise.github.io/fhir/ActivityDefinition/denosumab-120mg-4-weekly,active,true",
        "https://bonewise.github.io/fhir/ActivityDefinition/denosumab-120mg-4-weekly,draft,false",
        "https://example.org/ActivityDefinition/denosumab,active,false"
    })
    void aDraftOfThisServiceThatWasSignedIsAnOrder(String definition, String status, boolean order) {
        MedicationRequest proposal = request(XGEVA, status, ago(5));
        proposal.setIntent(MedicationRequest.MedicationRequestIntent.PROPOSAL);
        proposal.addInstantiatesCanonical(definition);

        assertThat(fact("bmaOrderPlaced", proposal).value()).isEqualTo(new FactValue.Flag(order));
    }

    @ParameterizedTest
    @CsvSource({
        "https://bonewise.github.io/fhir/ActivityDefinition/dental-referral,true",
        "https://example.org/ActivityDefinition/dental,false"
    })
    void aServiceProposedHereThatWasSignedIsAnOrder(String definition, boolean order) {
        ServiceRequest proposal = new ServiceRequest();
        proposal.setId(id());
        proposal.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.PROPOSAL)
                .setCode(code(SNOMED, "103697008"))
                .setAuthoredOnElement(new DateTimeType(ago(5)))
                .addInstantiatesCanonical(definition);

        ExistingOrders orders =
                new ExistingOrders(record().with(proposal).build().record(), 60);

        assertThat(orders.ordered(ConceptGroup.DENTAL_REFERRAL).isPresent()).isEqualTo(order);
    }
}
