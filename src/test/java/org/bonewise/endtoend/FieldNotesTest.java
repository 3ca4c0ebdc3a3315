package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.detail;
import static org.bonewise.endtoend.Examples.request;
import static org.bonewise.endtoend.Examples.resource;
import static org.bonewise.endtoend.Examples.suggestions;
import static org.bonewise.endtoend.Examples.summaries;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records as they were seen in the field, from the request to the card. */
class FieldNotesTest {

    private static final String PATIENT = "breast-vitamin-d-low";
    private static final String START = "Start denosumab or zoledronic acid: bone metastases of breast cancer";
    private static final List<String> BOTH =
            List.of("Denosumab SC every 4 weeks: 120 mg", "Zoledronic acid IV every 4 weeks: 4 mg");

    private static JsonNode cards(ViewCall call) {
        return Service.shared().cards(call);
    }

    private static String about(String type, String id, String members) {
        return resource(type, id, PATIENT, members);
    }

    @Test
    void boneMetastasisWithoutClinicalStatusAndWithAnOddCategory() {
        JsonNode cards = cards(request(PATIENT)
                .withoutResources("conditions", PATIENT + "-bone-metastasis")
                .with("conditions", about("Condition", "bm", """
                        "category": [{"coding": [{"system": "http://snomed.info/sct", "code": "64572001"}]}],
                        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "94222008"}]}""")));

        assertThat(summaries(cards)).containsExactly(START);
    }

    /** The code tells the substance and not which product: whichever it was, no further dose is offered so soon. */
    @Test
    void zoledronicAcidByTheCodeOfItsDoseFormGroup() {
        JsonNode cards = cards(request(PATIENT).with("medicationStatements", about("MedicationStatement", "z", """
                "status": "completed", "effectiveDateTime": "2026-11-08",
                "medicationCodeableConcept": {"coding": [
                  {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1156253"}]}""")));

        assertThat(summaries(cards)).noneMatch(summary -> summary.startsWith("Start"));
        assertThat(Examples.medicines(cards))
                .doesNotContain(
                        "zoledronic acid concentrate for infusion", "denosumab 70 mg/mL solution for injection");
    }

    @Test
    void aDrugThatIsOnRecordByItsAdministrationsOnly() {
        JsonNode cards =
                cards(request(PATIENT).with("medicationAdministrations", about("MedicationAdministration", "d", """
                "status": "completed", "effectiveDateTime": "2026-11-08T10:00:00Z",
                "dosage": {"dose": {"value": 120, "system": "http://unitsofmeasure.org", "code": "mg"}},
                "medicationCodeableConcept": {"coding": [
                  {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "993449"}]}""")));

        assertThat(summaries(cards)).noneMatch(summary -> summary.startsWith("Start"));
    }

    @Test
    void calciumMeasuredInBlood() {
        assertThat(suggestions(cards(recoded("calcium", "49765-1")))).isEqualTo(BOTH);
    }

    @Test
    void creatinineMeasuredInBlood() {
        JsonNode cards = cards(recoded("creatinine", "38483-4"));

        assertThat(suggestions(cards)).isEqualTo(BOTH);
        assertThat(detail(cards)).contains("79.3 mL/min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mL/min", "mL/min/{1.73_m2}"})
    void filtrationRateInEitherUnit(String unit) {
        JsonNode cards = cards(request(PATIENT)
                .withoutResources("kidneyAndCalciumResults", PATIENT + "-creatinine")
                .with("kidneyAndCalciumResults", result("33914-3", "22", unit)));

        assertThat(detail(cards)).contains("High risk of hypocalcaemia").contains("SAF-07");
        assertThat(suggestions(cards)).noneMatch(label -> label.startsWith("Zoledronic acid"));
    }

    @Test
    void aBoneDensityOfTheForearmChangesNothing() {
        assertThat(answer(request(PATIENT).with("statusObservations", result("38265-5", "-3.4", "{T-score}"))))
                .isEqualTo(answer(request(PATIENT)));
    }

    @Test
    void aDraftWithoutMedicationAndIntentCostsNothing() {
        ViewCall call = request(PATIENT).with("medicationRequests", about("MedicationRequest", "m", """
                "status": "draft", "category": {"coding": [{"code": "outpatient"}]}"""));
        ((ObjectNode) call.prefetch("medicationRequests")).remove("type");

        assertThat(summaries(cards(call))).containsExactly(START);
        assertThat(suggestions(cards(call))).isEqualTo(BOTH);
    }

    @Test
    void aPractitionerWhomTheServerDoesNotHave() {
        assertThat(answer(request(PATIENT)
                        .user("Practitioner/nobody")
                        .access(Service.shared().sandbox())))
                .isEqualTo(answer(request(PATIENT)));
    }

    @Test
    void textOfTheChartIsShownAsItStandsThere() {
        String detail = detail(cards(request(PATIENT)
                .withoutResources("conditions", PATIENT + "-bone-metastasis")
                .with("conditions", about("Condition", "bm", """
                        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "94222008"}],
                          "text": "<script>alert(1)</script> **bold** [here](https://evil.example) | # x"}"""))));

        assertThat(detail)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; \\*\\*bold\\*\\* \\[here\\]")
                .doesNotContain("<script", "**bold**", "[here]", "https://evil");
    }

    /** The official sandbox applies no medicine that lacks one of the two. */
    @Test
    void everyMedicineThatIsOfferedHasATextAndACode() {
        List<JsonNode> offered = cards(request(PATIENT))
                .valueStream()
                .flatMap(card -> card.path("suggestions").valueStream())
                .flatMap(suggestion -> suggestion.path("actions").valueStream())
                .map(action -> action.path("resource"))
                .filter(resource ->
                        resource.path("resourceType").stringValue("").equals("MedicationRequest"))
                .toList();

        assertThat(offered)
                .isNotEmpty()
                .allSatisfy(order -> assertThat(
                                order.at("/medicationCodeableConcept/text").stringValue(""))
                        .isNotEmpty())
                .allSatisfy(order -> assertThat(order.at("/medicationCodeableConcept/coding/0/code")
                                .stringValue(""))
                        .isNotEmpty());
    }

    /** By their codes they are found, whatever category a laboratory files them under. */
    @Test
    void resultsOfAnyCategory() {
        ViewCall call = request(PATIENT);
        for (JsonNode entry : call.prefetch("kidneyAndCalciumResults").path("entry")) {
            ((ObjectNode) entry.path("resource"))
                    .putArray("category")
                    .addObject()
                    .putArray("coding")
                    .addObject()
                    .put("code", "procedure");
        }

        assertThat(answer(call)).isEqualTo(answer(request(PATIENT)));
    }

    @Test
    void resultsWithoutIdsCountAndAreNotPointedTo() {
        ViewCall call = request(PATIENT);
        for (String key : List.of("kidneyAndCalciumResults", "otherResults", "statusObservations")) {
            call.prefetch(key).path("entry").forEach(entry -> ((ObjectNode) entry.path("resource")).remove("id"));
        }

        assertThat(answer(call)).isEqualTo(answer(request(PATIENT))).doesNotContain("/null");
    }

    @Test
    void thousandsOfResults() {
        ViewCall call = request(PATIENT);
        for (int i = 0; i < 3000; i++) {
            call.with("otherResults", about("Observation", "glucose-" + i, """
                    "status": "final", "effectiveDateTime": "2026-11-21",
                    "code": {"coding": [{"system": "http://loinc.org", "code": "2345-7"}]},
                    "valueQuantity": {"value": 5.1, "system": "http://unitsofmeasure.org", "code": "mmol/L"}"""));
        }

        assertThat(answer(call)).isEqualTo(answer(request(PATIENT)));
    }

    private static ViewCall recoded(String analyte, String loinc) {
        ViewCall call = request(PATIENT);
        for (JsonNode entry : call.prefetch("kidneyAndCalciumResults").path("entry")) {
            if (entry.at("/resource/id").stringValue("").equals(PATIENT + "-" + analyte)) {
                ObjectNode code = ((ObjectNode) entry.path("resource")).putObject("code");
                code.putArray("coding")
                        .addObject()
                        .put("system", "http://loinc.org")
                        .put("code", loinc);
            }
        }
        return call;
    }

    private static String result(String loinc, String value, String unit) {
        return about("Observation", "result-" + loinc, """
                "status": "final", "effectiveDateTime": "2026-11-20T08:00:00Z",
                "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                "valueQuantity": {"value": %s, "unit": "%s", "system": "http://unitsofmeasure.org", "code": "%s"}""".formatted(loinc, value, unit, unit));
    }

    private static String answer(ViewCall call) {
        return Stable.uuids(cards(call).toPrettyString());
    }
}
