package org.bonewise.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.detail;
import static org.bonewise.endtoend.Examples.medicines;
import static org.bonewise.endtoend.Examples.request;
import static org.bonewise.endtoend.Examples.resource;
import static org.bonewise.endtoend.Examples.summaries;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bonewise.knowledge.ArtefactCopy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** With its map a hospital's own codes are read as the standard ones are; without it they are told from none. */
class SiteMapTest {

    private static final String PATIENT = "breast-vitamin-d-low";
    private static final String DENOSUMAB = "denosumab 70 mg/mL solution for injection";
    private static final String ZOLEDRONIC_ACID = "zoledronic acid concentrate for infusion";

    private static final WireMockServer EHR =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    private static Service mapped;

    @TempDir
    private static Path temporary;

    @BeforeAll
    static void start() throws IOException {
        EHR.start();
        Path profiles = ArtefactCopy.in(temporary).folder();
        Path site = Files.createDirectory(profiles.resolve("terminology/site"));
        for (String file : new String[] {"laboratory.json", "problems-and-drugs.json"}) {
            Files.copy(Path.of("docs/examples/site", file), site.resolve(file));
        }
        mapped = Service.with(
                "bonewise.fhir-profiles-directory=" + profiles,
                "bonewise.fhir.allowed-servers=" + EHR.baseUrl() + "/fhir",
                "management.server.port=0",
                "management.endpoints.web.exposure.include=health,metrics");
    }

    @Test
    void aResultKnownOnlyByALocalCodeAndWithoutUnitIsReadInTheMapsUnit() {
        JsonNode cards = mapped.cards(withCreatinine("\"value\": 71"));

        assertThat(medicines(cards)).contains(DENOSUMAB, ZOLEDRONIC_ACID);
        assertThat(detail(cards))
                .contains(
                        "creatinine clearance (lower of now and baseline): 79.0 mL/min, from a unit by the hospital's map");
    }

    @AfterAll
    static void stop() {
        EHR.stop();
    }

    @Test
    void queriesForResultsAskForTheLocalCodesToo() {
        JsonNode queries = mapped.get(mapped.base() + "/cds-services").at("/services/0/prefetch");

        assertThat(queries.path("kidneyAndCalciumResults").stringValue())
                .contains(",DNK05449,KREA&_sort=-date")
                .doesNotContain("CAST");
        assertThat(queries.path("otherResults").stringValue()).contains(",DVIT&_sort=-date");
        assertThat(queries.path("statusObservations").stringValue()).contains(",CAST,CRPC&_sort=-date");
        assertThat(queries.toString()).doesNotContain("BONEMETS", "XGEVA120");
    }

    @Test
    void aResultKnownOnlyByALocalCodeIsFetchedWhenPrefetchLacksIt() {
        ViewCall call = withCreatinine("\"value\": 71");
        EHR.stubFor(get(urlPathEqualTo("/fhir/Observation"))
                .withQueryParam("code", matching("2160-0,.*,KREA"))
                .willReturn(okForContentType(
                        "application/fhir+json",
                        call.prefetch("kidneyAndCalciumResults").toString())));

        JsonNode cards =
                mapped.cards(request(PATIENT).without("kidneyAndCalciumResults").access(EHR.baseUrl() + "/fhir"));

        assertThat(detail(cards)).contains("creatinine clearance").contains("from a unit by the hospital's map");
    }

    @Test
    void theEvidenceSaysWhoseUnitItIs() {
        JsonNode cards = mapped.cards(request(PATIENT)
                .withoutResources("kidneyAndCalciumResults", PATIENT + "-creatinine")
                .with("kidneyAndCalciumResults", creatinine("\"value\": 420")));

        assertThat(detail(cards)).contains("Creatinine 420 umol/L, unit by the hospital's map (2026-11-20)");
    }

    @Test
    void withoutTheMapItIsNoCreatinine() {
        JsonNode cards = Service.shared().cards(withCreatinine("\"value\": 71"));

        assertThat(medicines(cards)).doesNotContain(DENOSUMAB, ZOLEDRONIC_ACID);
        assertThat(detail(cards)).contains("Creatinine: not recorded");
    }

    @Test
    void aUnitThatIsStatedWins() {
        JsonNode cards = mapped.cards(withCreatinine("\"value\": 0.8, \"unit\": \"mg/dL\""));

        assertThat(detail(cards))
                .contains("creatinine clearance (lower of now and baseline): 79.3 mL/min")
                .doesNotContain("by the hospital's map");
    }

    @Test
    void aUnitThatIsStatedButUnknownIsNotReplaced() {
        JsonNode cards = mapped.cards(withCreatinine("\"value\": 71, \"unit\": \"units\""));

        assertThat(medicines(cards)).doesNotContain(ZOLEDRONIC_ACID);
        assertThat(detail(cards)).contains("without a unit that can be used");
    }

    @Test
    void aProblemKnownOnlyByALocalCode() {
        ViewCall call = request(PATIENT)
                .withoutResources("conditions", PATIENT + "-bone-metastasis")
                .with("conditions", resource("Condition", "local", PATIENT, """
                        "code": {"coding": [{"system": "https://hospital.example/problems", "code": "BONEMETS"}]}"""));

        assertThat(summaries(mapped.cards(call)))
                .containsExactly("Start denosumab or zoledronic acid: bone metastases of breast cancer");
        assertThat(summaries(Service.shared().cards(call))).noneMatch(summary -> summary.contains("bone metastases"));
    }

    @Test
    void anOrderKnownOnlyByALocalCodeIsNotProposedAgain() {
        ViewCall call =
                request(PATIENT).with("medicationRequests", resource("MedicationRequest", "placed", PATIENT, """
                        "status": "active", "intent": "order", "authoredOn": "2026-11-20T08:00:00Z",
                        "medicationCodeableConcept": {"coding": [{"system": "https://hospital.example/drugs",
                          "code": "XGEVA120"}]}"""));

        assertThat(summaries(mapped.cards(call)))
                .containsExactly(
                        "Due with denosumab: Vitamin D repletion, Calcium 500 mg daily and Dental examination");
        assertThat(summaries(Service.shared().cards(call)).getFirst())
                .startsWith("Denosumab or zoledronic acid indicated");
    }

    /** The set of castration status holds the question and its answers: only our own codes tell them apart. */
    @Test
    void aStatusInLocalCodesOfQuestionAndAnswer() {
        ViewCall call = request("prostate-status-unknown")
                .with("statusObservations", resource("Observation", "local", "prostate-status-unknown", """
                        "status": "final", "effectiveDateTime": "2026-11-20T08:00:00Z",
                        "code": {"coding": [{"system": "https://hospital.example/status", "code": "CAST"}]},
                        "valueCodeableConcept": {"coding": [{"system": "https://hospital.example/status",
                          "code": "CRPC"}]}"""));

        assertThat(summaries(mapped.cards(call)).getFirst()).startsWith("Start denosumab");
        assertThat(summaries(Service.shared().cards(call)).getFirst()).startsWith("More data needed");
    }

    @Test
    void codesThatNothingHoldsAreCountedByTheirSystem() {
        mapped.cards(request(PATIENT)
                .with("conditions", resource("Condition", "unmapped-1", PATIENT, """
                        "code": {"coding": [{"system": "https://hospital.example/unmapped", "code": "SECRET-1"}]}"""))
                .with("conditions", resource("Condition", "unmapped-2", PATIENT, """
                        "code": {"coding": [{"system": "https://hospital.example/unmapped", "code": "SECRET-2"}]}""")));

        JsonNode counter = mapped.get(mapped.management() + "/actuator/metrics/bonewise.codes.unmapped?tag=system:"
                + "https://hospital.example/unmapped");

        assertThat(counter.at("/measurements/0/value").doubleValue()).isEqualTo(2.0);
        assertThat(counter.toString()).doesNotContain("SECRET", PATIENT);
    }

    private static ViewCall withCreatinine(String quantity) {
        return request(PATIENT)
                .withoutResources("kidneyAndCalciumResults", PATIENT + "-creatinine")
                .with("kidneyAndCalciumResults", creatinine(quantity));
    }

    private static String creatinine(String quantity) {
        return resource("Observation", "local-creatinine", PATIENT, """
                "status": "final", "effectiveDateTime": "2026-11-20T08:00:00Z",
                "code": {"coding": [{"system": "https://hospital.example/lab", "code": "KREA"}]},
                "valueQuantity": {%s}""".formatted(quantity));
    }
}
