package org.bonewise.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.facts.Charts.ATC;
import static org.bonewise.facts.Charts.ICD;
import static org.bonewise.facts.Charts.SKS;
import static org.bonewise.facts.Charts.SNOMED;
import static org.bonewise.facts.Charts.ago;
import static org.bonewise.facts.Charts.clinical;
import static org.bonewise.facts.Charts.code;
import static org.bonewise.facts.Charts.condition;
import static org.bonewise.facts.Charts.given;
import static org.bonewise.facts.Charts.id;
import static org.bonewise.facts.Charts.procedure;
import static org.bonewise.facts.Charts.record;
import static org.bonewise.facts.Charts.request;
import static org.bonewise.facts.Charts.since;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CareFactsTest {

    private static final FactValue YES = new FactValue.Flag(true);
    private static final FactValue NO = new FactValue.Flag(false);

    private static Fact fact(String name, Resource... resources) {
        return record().with(resources).fact(name);
    }

    private static ServiceRequest ordered(String code, String status) {
        ServiceRequest request = new ServiceRequest();
        request.setId(id());
        return request.setStatus(ServiceRequest.ServiceRequestStatus.fromCode(status))
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(code(SNOMED, code));
    }

    @Test
    void hospiceIsToldByConditionOrderOrProcedure() {
        assertThat(fact("hospice", condition(SNOMED, "170935008")).value()).isEqualTo(YES);
        assertThat(fact("hospice", ordered("385763009", "active")).value()).isEqualTo(YES);
        assertThat(fact("hospice", ordered("385763009", "completed")).value()).isEqualTo(NO);
        assertThat(fact("hospice", procedure(SNOMED, "305336008", ago(180))).value())
                .isEqualTo(YES);
        assertThat(fact("hospice", procedure(SNOMED, "305336008", ago(181))).value())
                .isEqualTo(NO);
        assertThat(fact("hospice", procedure(SNOMED, "305336008", "2025-09")).reason())
                .isEqualTo(UnknownReason.NOT_SPECIFIC);
    }

    @Test
    void palliativeCareIsNoHospice() {
        assertThat(fact("hospice", condition(ICD, "Z51.5")).value()).isEqualTo(NO);
        assertThat(fact("comfortMeasures", procedure(SNOMED, "133918004", ago(10)))
                        .value())
                .isEqualTo(YES);
    }

    @Test
    void dialysisIsToldSurelyOrAsks() {
        Procedure running = procedure(SNOMED, "302497006", ago(900)).setStatus(Procedure.ProcedureStatus.INPROGRESS);

        assertThat(fact("dialysis", condition(SKS, "DZ992")).value()).isEqualTo(YES);
        assertThat(fact("dialysis", running).value()).isEqualTo(YES);
        assertThat(fact("dialysis", procedure(SNOMED, "302497006", ago(30))).value())
                .isEqualTo(YES);
        assertThat(fact("dialysis", procedure(SNOMED, "302497006", ago(31))).value())
                .isEqualTo(NO);
        assertThat(fact("dialysis", condition(SKS, "DZ49")).reason()).isEqualTo(UnknownReason.NOT_SPECIFIC);
        assertThat(record().notDelivered("Procedure").fact("dialysis").reason()).isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"N18.4,active,true", "N18.5,active,true", "N18.3,active,false", "N18.4,resolved,false"})
    void kidneyDiseaseByStage(String code, String status, boolean expected) {
        assertThat(fact("ckdStage4Or5", clinical(condition(ICD, code), status)).value())
                .isEqualTo(new FactValue.Flag(expected));
    }

    @Test
    void dentalExaminationCountsInItsWindow() {
        assertThat(fact("dentalExaminationInWindow", procedure(SNOMED, "34043003", ago(180)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("dentalExaminationInWindow", procedure(SNOMED, "34043003", ago(181)))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("dentalExaminationInWindow", since(condition(ICD, "Z01.2"), ago(3)))
                        .value())
                .isEqualTo(YES);
        assertThat(record().notDelivered("Procedure", "Condition")
                        .fact("dentalExaminationInWindow")
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void nephrotoxinsCountWhenCurrentDraftedOrJustGiven() {
        var ibuprofen = code(ATC, "M01AE01");
        var vancomycin = code(ATC, "J01XA01");
        var contrast = code(ATC, "V08AB02");

        assertThat(fact("nephrotoxinInUse", request(ibuprofen, "active", ago(100)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("nephrotoxinInUse", request(ibuprofen, "draft", ago(1))).value())
                .isEqualTo(NO);
        assertThat(record().drafts(request(ibuprofen, "draft", ago(0)))
                        .fact("nephrotoxinInUse")
                        .value())
                .isEqualTo(YES);
        assertThat(fact("nephrotoxinInUse", given(vancomycin, ago(7))).value()).isEqualTo(YES);
        assertThat(fact("nephrotoxinInUse", given(vancomycin, ago(8))).value()).isEqualTo(NO);
        assertThat(fact("nephrotoxinInUse", given(contrast, ago(3))).value()).isEqualTo(YES);
        assertThat(fact("nephrotoxinInUse", given(contrast, ago(4))).value()).isEqualTo(NO);
        assertThat(record().notDelivered("MedicationStatement")
                        .fact("nephrotoxinInUse")
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
    }

    @Test
    void aMedicineThatCannotBeToldMayHarmTheKidneyOnlyWhileItActs() {
        var nowhere = new Reference("Medication/nowhere");
        var words = new CodeableConcept().setText("Drug of the house");

        assertThat(fact("nephrotoxinInUse", request(words, "active", ago(1))).value())
                .isEqualTo(NO);
        assertThat(fact("nephrotoxinInUse", request(words, "active", ago(1)).setMedication(nowhere))
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
        assertThat(fact("nephrotoxinInUse", request(words, "stopped", ago(90)).setMedication(nowhere))
                        .value())
                .isEqualTo(NO);
        assertThat(fact("nephrotoxinInUse", given(words, ago(7)).setMedication(nowhere))
                        .reason())
                .isEqualTo(UnknownReason.NOT_DELIVERED);
        assertThat(fact("nephrotoxinInUse", given(words, ago(8)).setMedication(nowhere))
                        .value())
                .isEqualTo(NO);
    }

    @Test
    void aLoopDiureticCountsOnlyWithDehydration() {
        var furosemide = request(code(ATC, "C03CA01"), "active", ago(100));

        assertThat(fact("nephrotoxinInUse", furosemide).value()).isEqualTo(NO);
        assertThat(fact("nephrotoxinInUse", furosemide, since(condition(ICD, "E86"), ago(14)))
                        .value())
                .isEqualTo(YES);
        assertThat(fact("nephrotoxinInUse", furosemide, since(condition(ICD, "E86"), ago(15)))
                        .value())
                .isEqualTo(NO);
    }
}
