package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.request;
import static org.bonewise.endtoend.Examples.resource;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The facts behind a decision are told as they were seen: what is not sure is not shown as if it were. */
class ExplainedFactsTest {

    private static final String PATIENT = "breast-vitamin-d-low";

    private static JsonNode explained(ViewCall call) {
        return Service.shared().explained(call.json());
    }

    private static String result(String id, String loinc, String day, String quantity) {
        return resource("Observation", id, PATIENT, """
                "status": "final", "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                "effectiveDateTime": "%s", "valueQuantity": {%s, "system": "http://unitsofmeasure.org"}""".formatted(loinc, day, quantity));
    }

    @Test
    void aKnownFactHasValueUnitDayAndEvidence() {
        JsonNode fact = fact(explained(request("breast-clearance-22")), "creatinineClearance");

        assertThat(fact.path("status").asString()).isEqualTo("known");
        assertThat(fact.path("value").isNumber()).isTrue();
        assertThat(fact.path("value").decimalValue()).isBetween(new BigDecimal("21.95"), new BigDecimal("22.05"));
        assertThat(fact.path("unit").asString()).isEqualTo("mL/min");
        assertThat(fact.path("asOf").asString()).isEqualTo("2026-11-19");
        assertThat(fact.at("/evidence/0/reference").asString()).startsWith("Observation/");
        assertThat(fact.at("/evidence/0/display").asString()).isNotBlank();
    }

    @Test
    void aFactThatIsMissingIsListedWithTheReason() {
        JsonNode answer = explained(request("prostate-status-unknown"));
        List<String> missing = answer.at("/indications/0/missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();

        assertThat(answer.at("/indications/0/rule").asString()).isEqualTo("BM-4");
        assertThat(answer.at("/indications/0/status").asString()).isEqualTo("needs-data");
        assertThat(missing).isNotEmpty().allSatisfy(name -> {
            JsonNode fact = fact(answer, name);
            assertThat(fact.path("status").asString()).isEqualTo("unknown");
            assertThat(fact.has("value")).isFalse();
            assertThat(fact.path("reason").asString()).isNotBlank();
        });
    }

    @Test
    void aResultBelowALimitIsARange() {
        JsonNode value = fact(
                        explained(
                                request(PATIENT)
                                        .with(
                                                "otherResults",
                                                result(
                                                        "vitamin-d-below",
                                                        "1989-3",
                                                        "2026-11-21",
                                                        "\"value\": 10, \"comparator\": \"<\", \"unit\": \"nmol/L\", \"code\": \"nmol/L\""))),
                        "vitaminDNmolPerL")
                .path("value");

        assertThat(value.path("low").asInt()).isZero();
        assertThat(value.path("high").asInt()).isEqualTo(10);
        assertThat(value.path("highIncluded").asBoolean()).isFalse();
    }

    @Test
    void whatMayBeOneOfSeveralIsOneOf() {
        JsonNode value = fact(
                        explained(request(PATIENT)
                                .with("conditions", resource("Condition", "second-cancer", PATIENT, """
                                                "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
                                                "verificationStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-ver-status", "code": "confirmed"}]},
                                                "code": {"coding": [{"system": "http://snomed.info/sct", "code": "363358000"}]}"""))),
                        "metastasisOrigin")
                .path("value");

        assertThat(value.path("oneOf").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("breast", "lung");
    }

    @Test
    void anOldResultIsStaleAndShownWithItsDay() {
        JsonNode answer = explained(request(PATIENT)
                .withoutResources("kidneyAndCalciumResults", PATIENT + "-creatinine")
                .with(
                        "kidneyAndCalciumResults",
                        result(
                                "old",
                                "2160-0",
                                "2026-01-05",
                                "\"value\": 0.8, \"unit\": \"mg/dL\", \"code\": \"mg/dL\"")));
        JsonNode fact = fact(answer, "creatinineUmolPerL");

        assertThat(fact.path("status").asString()).isEqualTo("stale");
        assertThat(fact.path("reason").asString()).isEqualTo("stale");
        assertThat(fact.path("asOf").asString()).isEqualTo("2026-01-05");
        assertThat(fact.path("value").decimalValue()).isEqualByComparingTo("70.72");
    }

    @Test
    void aResultThatCannotBeIsImplausible() {
        JsonNode answer = explained(request(PATIENT)
                .with(
                        "kidneyAndCalciumResults",
                        result(
                                "odd",
                                "2160-0",
                                "2026-11-21",
                                "\"value\": 80, \"unit\": \"mg/dL\", \"code\": \"mg/dL\"")));

        assertThat(fact(answer, "creatinineUmolPerL").path("status").asString()).isEqualTo("implausible");
    }

    /** Three weeks are too old for zoledronic acid every four weeks (14 days), not for denosumab 120 mg (28 days). */
    @Test
    void aResultThatIsFreshForOneRegimenOnlyStandsTwice() {
        JsonNode answer = explained(request(PATIENT)
                .withoutResources("kidneyAndCalciumResults", PATIENT + "-creatinine")
                .with(
                        "kidneyAndCalciumResults",
                        result(
                                "weeks-old",
                                "2160-0",
                                "2026-11-01",
                                "\"value\": 0.8, \"unit\": \"mg/dL\", \"code\": \"mg/dL\"")));

        assertThat(status(answer, "creatinineUmolPerL", "denosumab-120mg-4-weekly"))
                .isEqualTo("known");
        assertThat(status(answer, "creatinineUmolPerL", "zoledronic-acid-4mg-4-weekly"))
                .isEqualTo("stale");
    }

    private static JsonNode fact(JsonNode answer, String name) {
        return answer.path("facts")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String status(JsonNode answer, String name, String regimen) {
        return answer.path("facts")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .filter(one -> one.path("regimens").valueStream().anyMatch(id -> id.asString()
                        .equals(regimen)))
                .map(one -> one.path("status").asString())
                .findFirst()
                .orElseThrow();
    }
}
