package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.BONEWISE;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.RXNORM;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.clinical;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.dosage;
import static org.bonewise.facts.Charts.given;
import static org.bonewise.facts.Charts.id;
import static org.bonewise.facts.Charts.observation;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.verified;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

class RadiumAndGiantCellFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);
    private static final CodeableConcept RADIUM = code(ATC, "V10XX03");

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    private static ServiceRequest service(String status) {
        ServiceRequest service = new ServiceRequest();
        service.setId(id());
        return service.setStatus(ServiceRequest.ServiceRequestStatus.fromCode(status))
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(RADIUM);
    }

    private static MedicationRequest prednisone(CodeableConcept route) {
        MedicationRequest order = request(code(RXNORM, "8640"), "active", ago(9));
        dosage(order).setRoute(route);
        return order;
    }

    @Test
    void radiumIsOrderedAsMedicineOrService() {
        assertThat(fact("radiumOrdered", request(RADIUM, "active", ago(9))).value())
                .isEqualTo(YES);
        assertThat(fact("radiumOrdered", request(RADIUM, "cancelled", ago(9))).value())
                .isEqualTo(NO);
        assertThat(fact("radiumOrdered", request(RADIUM, "draft", ago(9))).value())
                .isEqualTo(YES);
        assertThat(record().drafts(request(RADIUM, "draft", ago(0)))
                        .fact("radiumOrdered")
                        .value())
                .isEqualTo(YES);
        assertThat(fact("radiumOrdered", service("active")).value()).isEqualTo(YES);
        assertThat(fact("radiumOrdered", service("draft")).value()).isEqualTo(YES);
        assertThat(fact("radiumOrdered", service("on-hold")).value()).isEqualTo(NO);
        assertThat(record().drafts(service("draft")).fact("radiumOrdered").value())
                .isEqualTo(YES);
        assertThat(fact("radiumOrdered", given(RADIUM, ago(9))).value()).isEqualTo(NO);
        assertThat(record().notDelivered("MedicationRequest")
                        .fact("radiumOrdered")
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @Test
    void prednisoneCountsWhereItIsForTheWholeBody() {
        assertThat(fact("prednisoloneInUse", prednisone(new CodeableConcept())).value())
                .isEqualTo(YES);
        assertThat(fact("prednisoloneInUse", prednisone(code(SNOMED, "26643006")))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("prednisoloneInUse", prednisone(code(SNOMED, "54485002")))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("prednisoloneInUse", request(code(ATC, "H02AB06"), "active", ago(9)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("prednisoloneInUse", request(code(ATC, "H02AB02"), "active", ago(9)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("abirateroneInUse", request(code(ATC, "L02BX03"), "active", ago(9)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("abirateroneInUse", request(code(ATC, "L02BB04"), "active", ago(9)))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void aGiantCellTumourIsToldByASpecificCode() {
        assertThat(fact("giantCellTumourOfBone", condition(BONEWISE, "giant-cell-tumour-of-bone"))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("giantCellTumourOfBone", condition(SNOMED, "10069009")).value())
                .isEqualTo(YES);
        assertThat(fact("giantCellTumourOfBone", condition(ICD, "D48.0")).reason())
                .isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact("giantCellTumourQuestion", condition(ICD, "D16.2")).value())
                .isEqualTo(YES);
        assertThat(fact("giantCellTumourQuestion", verified(condition(SNOMED, "10069009"), "provisional"))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("giantCellTumourQuestion", condition(ICD, "D16.2"), condition(SNOMED, "10069009"))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("giantCellTumourOfBone", clinical(condition(SNOMED, "10069009"), "resolved"))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void resectabilityAndMaturityAreTheNewestWords() {
        Observation earlier = observation(BONEWISE, "resectability", ago(90)).setValue(code(BONEWISE, "unresectable"));
        Observation later =
                observation(BONEWISE, "resectability", ago(9)).setValue(code(BONEWISE, "resectable-severe-morbidity"));
        Observation mature = observation(BONEWISE, "skeletal-maturity", ago(9)).setValue(code(BONEWISE, "not-mature"));

        assertThat(fact("resectability", earlier, later).word()).isEqualTo("resectable-severe-morbidity");
        assertThat(fact(
                                "resectability",
                                observation(BONEWISE, "resectability", ago(9)).setValue(code(SNOMED, "unresectable")))
                        .reason())
                .isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(fact("resectability").reason()).isEqualTo(UnknownReason.NOT_RECORDED);
        assertThat(fact("skeletalMaturity", mature).word()).isEqualTo("not-mature");
    }
}
