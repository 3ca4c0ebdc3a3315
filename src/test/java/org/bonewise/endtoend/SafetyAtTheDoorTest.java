package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.detail;
import static org.bonewise.endtoend.Examples.medicines;
import static org.bonewise.endtoend.Examples.request;
import static org.bonewise.endtoend.Examples.resource;
import static org.bonewise.endtoend.Examples.summaries;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What must not happen, whatever a client sends: another patient's data counted, a gap taken for a no, a dose without its basis. */
class SafetyAtTheDoorTest {

    private static final String PATIENT = "breast-vitamin-d-low";
    private static final String DENOSUMAB = "denosumab 70 mg/mL solution for injection";
    private static final String ZOLEDRONIC_ACID = "zoledronic acid concentrate for infusion";
    private static final String NO_LABS =
            "Results for kidney function and calcium: could not be read, or not completely";
    private static final String ERROR = """
            {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "forbidden",
             "diagnostics": "Nancy Andersen is protected"}]}""";

    private final Service service = Service.shared();

    @Test
    void anotherPatientWhereTheContextPatientBelongs() {
        Service.Reply reply = service.call(request(PATIENT).prefetch("patient", """
                {"resourceType": "Patient", "id": "somebody-else", "gender": "female", "birthDate": "1960-01-01"}"""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).doesNotContain("somebody-else");
    }

    @Test
    void anotherPatientsMetastasis() {
        ViewCall call = request(PATIENT)
                .withoutResources("conditions", PATIENT + "-bone-metastasis")
                .with("conditions", condition("somebody-else", "94222008"));

        assertThat(service.cards(call))
                .noneMatch(card -> card.path("summary").stringValue().contains("bone metastases"));
    }

    @Test
    void anotherPatientsCreatinineIsNeitherUsedNorPassedOver() {
        JsonNode cards = service.cards(request(PATIENT)
                .withoutResources("kidneyAndCalciumResults", PATIENT + "-creatinine")
                .with("kidneyAndCalciumResults", result("somebody-else", "2160-0", "0.8", "mg/dL", "final")));

        assertThat(medicines(cards)).doesNotContain(DENOSUMAB, ZOLEDRONIC_ACID);
        assertThat(detail(cards))
                .contains("Creatinine: not delivered by the record system")
                .contains(NO_LABS);
    }

    @Test
    void aBundleWhereAPatientBelongs() {
        Service.Reply reply = service.call(
                request(PATIENT).prefetch("patient", "{\"resourceType\": \"Bundle\", \"type\": \"searchset\"}"));

        assertThat(reply.status()).isEqualTo(422);
    }

    @Test
    void aMetastasisEnteredInError() {
        ViewCall call = request(PATIENT)
                .withoutResources("conditions", PATIENT + "-bone-metastasis")
                .with("conditions", condition(PATIENT, "94222008").replaceFirst("\"code\"", """
                        "verificationStatus": {"coding": [{
                          "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "entered-in-error"}]},
                        "code\""""));

        assertThat(service.cards(call))
                .noneMatch(card -> card.path("summary").stringValue().contains("bone metastases"));
    }

    @Test
    void aCreatinineEnteredInError() {
        JsonNode cards = service.cards(request(PATIENT)
                .withoutResources("kidneyAndCalciumResults", PATIENT + "-creatinine")
                .with("kidneyAndCalciumResults", result(PATIENT, "2160-0", "0.8", "mg/dL", "entered-in-error")));

        assertThat(medicines(cards)).doesNotContain(DENOSUMAB, ZOLEDRONIC_ACID);
        assertThat(detail(cards)).contains("Creatinine: not recorded").contains("MIS-2");
    }

    @Test
    void twoResultsOfOneMomentThatContradictEachOther() {
        JsonNode cards = service.cards(request(PATIENT)
                .withoutResources("kidneyAndCalciumResults", PATIENT + "-creatinine")
                .with(
                        "kidneyAndCalciumResults",
                        result(PATIENT, "2160-0", "0.8", "mg/dL", "final"),
                        result(PATIENT, "2160-0", "2.9", "mg/dL", "final").replace("result-0.8", "other")));

        assertThat(medicines(cards)).doesNotContain(DENOSUMAB, ZOLEDRONIC_ACID);
        assertThat(detail(cards)).contains("results contradict each other");
    }

    @Test
    void anErrorInsteadOfTheConditions() {
        Service.Reply reply = service.call(request(PATIENT).prefetch("conditions", ERROR));

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.diagnostics()).contains("conditions");
        assertThat(reply.body()).doesNotContain("Nancy");
    }

    @Test
    void anErrorInsteadOfTheResults() {
        JsonNode cards = service.cards(request(PATIENT).prefetch("kidneyAndCalciumResults", ERROR));

        assertThat(medicines(cards)).doesNotContain(DENOSUMAB, ZOLEDRONIC_ACID);
        assertThat(detail(cards))
                .contains("### What is missing")
                .contains(NO_LABS)
                .doesNotContain("Nancy");
        assertThat(summaries(cards).getFirst()).startsWith("Denosumab or zoledronic acid indicated");
    }

    @Test
    void resultsThatWereNotSentAndCannotBeAskedFor() {
        JsonNode cards = service.cards(request(PATIENT).without("kidneyAndCalciumResults"));

        assertThat(medicines(cards)).doesNotContain(DENOSUMAB, ZOLEDRONIC_ACID);
        assertThat(detail(cards)).contains(NO_LABS).contains("not delivered by the record system");
    }

    @Test
    void aTokenForSomeTypesOnly() {
        JsonNode cards = service.cards(ViewCall.of(PATIENT)
                .access(service.sandbox(), "patient/Patient.read patient/Condition.read patient/Observation.read"));

        assertThat(detail(cards))
                .contains("Medication orders: could not be read, or not completely")
                .contains("Allergies: could not be read, or not completely")
                .doesNotContain(NO_LABS);
    }

    @Test
    void aTokenWithoutTheConditions() {
        assertThat(service.call(ViewCall.of(PATIENT).access(service.sandbox(), "patient/Patient.read"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aPatientAtTheOwnChartIsToldAndOffersNothingToSign() {
        JsonNode cards = service.cards(request(PATIENT).user("Patient/" + PATIENT));

        assertThat(cards).hasSize(1);
        assertThat(cards.path(0).has("suggestions")).isFalse();
        assertThat(cards.path(0).has("selectionBehavior")).isFalse();
        assertThat(cards.path(0).has("overrideReasons")).isFalse();
        assertThat(detail(cards)).doesNotContain("120 mg:", "4 mg:", ": 120 mg", ": 4 mg");
    }

    private static String condition(String patient, String snomed) {
        return resource(
                "Condition",
                "condition-" + snomed,
                patient,
                "\"code\": {\"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\": \"%s\"}]}"
                        .formatted(snomed));
    }

    private static String result(String patient, String loinc, String value, String unit, String status) {
        return resource("Observation", "result-" + value, patient, """
                "status": "%s", "effectiveDateTime": "2026-11-20T08:00:00Z",
                "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                "valueQuantity": {"value": %s, "unit": "%s", "system": "http://unitsofmeasure.org", "code": "%s"}""".formatted(status, loinc, value, unit, unit));
    }
}
