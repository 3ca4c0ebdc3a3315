package org.bonewise.protocol;

import static org.bonewise.protocol.HookCall.bundle;
import static org.bonewise.protocol.HookCall.condition;
import static org.bonewise.protocol.HookCall.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.fhir.DataProblem;
import org.bonewise.fhir.PatientData;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What clients, FHIR servers and records were seen to do, one test each. */
class FieldNotesTest {

    private static Ehr ehr;
    private static ProtocolServer server;
    private static ProtocolServer published;

    @BeforeAll
    static void start() {
        ehr = Ehr.start();
        server = ProtocolServer.start("bonewise.fhir.allowed-servers=" + ehr.base());
        published =
                ProtocolServer.start("bonewise.hooks-directory=hooks", "bonewise.fhir.allowed-servers=" + ehr.base());
    }

    @AfterAll
    static void stop() {
        server.close();
        published.close();
        ehr.close();
    }

    @BeforeEach
    void reset() {
        ehr.reset();
    }

    private static PatientData read(HookCall call) {
        ProtocolServer.Reply reply = server.call(call);
        assertEquals(200, reply.status(), reply.body());
        return server.lastRead();
    }

    private static <T extends Resource> T only(PatientData data, Class<T> type) {
        List<T> found = data.resources().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private static List<JsonNode> publishedTemplates() {
        List<JsonNode> templates = new ArrayList<>();
        published.send("GET", "/cds-services").json().path("services").forEach(service -> service.path("prefetch")
                .forEach(templates::add));
        assertFalse(templates.isEmpty());
        return templates;
    }

    @Test
    void medicationRequestWithoutMedicationAndIntent() {
        PatientData data = read(HookCall.full()
                .prefetch("medicationRequests", bundle(resource("MedicationRequest", "m1", "\"status\": \"draft\""))));

        assertEquals("draft", only(data, MedicationRequest.class).getStatus().toCode());
        assertEquals(List.of(), data.problems());
    }

    @Test
    void categoryAsAnObjectInsteadOfAnArray() {
        PatientData data = read(HookCall.full()
                .prefetch(
                        "medicationRequests",
                        bundle(resource(
                                "MedicationRequest",
                                "m1",
                                "\"category\": {\"coding\": [{\"code\": \"inpatient\"}]}, \"status\": \"active\","
                                        + "\"medicationCodeableConcept\": {\"coding\": [{\"code\": \"77655\"}]}"))));

        MedicationRequest request = only(data, MedicationRequest.class);
        assertEquals(
                "inpatient", request.getCategoryFirstRep().getCodingFirstRep().getCode());
        assertEquals(
                "77655",
                request.getMedicationCodeableConcept().getCodingFirstRep().getCode());
        assertEquals("active", request.getStatus().toCode());
    }

    @Test
    void bundleWithoutType() {
        PatientData data = read(HookCall.full()
                .prefetch("conditions", bundle(condition("c1")).replace("\"type\": \"searchset\",", "")));

        assertEquals("c1", only(data, Condition.class).getIdPart());
        assertTrue(data.delivered().contains("Condition"));
    }

    @Test
    void noEncounterIdAndAPractitionerThatTheServerLacks() {
        ehr.refuses("Practitioner/example", 404);

        assertEquals(200, server.call(HookCall.full().access(ehr.base())).status());
        assertEquals(List.of(), ehr.requests());
    }

    @Test
    void onlyTheElementThatCannotBeReadIsDroppedAndTheLogNamesIt() {
        try (CapturedLog log = CapturedLog.start()) {
            PatientData data = read(HookCall.full()
                    .prefetch(
                            "results",
                            bundle(resource(
                                    "Observation",
                                    "o1",
                                    "\"status\": \"final\", \"effectiveDateTime\": \"last Tuesday\","
                                            + "\"valueQuantity\": {\"value\": 2.50, \"unit\": \"mmol/L\"}"))));

            Observation observation = only(data, Observation.class);
            assertEquals(null, observation.getEffectiveDateTimeType().getValue());
            assertEquals("2.50", observation.getValueQuantity().getValue().toPlainString());
            assertTrue(log.text().contains("effectiveDateTime"), log.text());
            assertFalse(log.text().contains("last Tuesday"));
        }
    }

    @Test
    void oneResourceThatCannotBeReadCostsNoneOfTheOthers() {
        PatientData data = read(HookCall.full()
                .prefetch(
                        "conditions",
                        bundle(
                                condition("c1"),
                                "{\"resourceType\": \"Condition\", \"id\": {\"a\": [[]]}, \"code\": [[1]], \"contained\": [{\"resourceType\": \"Nonsense\"}]}",
                                condition("c2"))));

        assertEquals(
                List.of("c1", "c2"),
                data.resources().stream()
                        .map(Resource::getIdPart)
                        .filter(id -> id != null && id.startsWith("c"))
                        .toList());
        assertFalse(data.delivered().contains("Condition"));
        assertEquals(List.of(new DataProblem("conditions", "1 resources cannot be read")), data.problems());
    }

    @Test
    void templatesRepeatNoParameter() {
        for (JsonNode template : publishedTemplates()) {
            String[] parameters =
                    template.stringValue().replaceFirst("^[^?]*\\??", "").split("&", -1);
            List<String> names = List.of(parameters).stream()
                    .map(parameter -> parameter.split("=", 2)[0])
                    .toList();
            assertEquals(names.stream().distinct().toList(), names);
        }
    }

    @Test
    void searchTemplatesAskForTwoHundredAtATime() {
        for (JsonNode template : publishedTemplates()) {
            String text = template.stringValue();
            assertTrue(!text.contains("?") || text.endsWith("&_count=200"), text);
        }
    }

    @Test
    void conditionTemplatesDoNotFilterByCategory() {
        List<String> conditions = publishedTemplates().stream()
                .map(JsonNode::stringValue)
                .filter(template -> template.startsWith("Condition"))
                .distinct()
                .toList();

        assertEquals(List.of("Condition?patient={{context.patientId}}&_count=200"), conditions);
    }

    @Test
    void observationsAreAskedForByCodeNewestFirst() {
        List<String> observations = publishedTemplates().stream()
                .map(JsonNode::stringValue)
                .filter(template -> template.startsWith("Observation"))
                .distinct()
                .toList();

        assertEquals(3, observations.size());
        for (String template : observations) {
            assertTrue(
                    template.matches(
                            "Observation\\?patient=\\{\\{context\\.patientId}}&code=[A-Za-z0-9,-]+&_sort=-date&_count=200"),
                    template);
        }
    }

    @Test
    void calciumCreatinineAndFiltrationRateAreAskedForByTheCodesThatAreInUse() {
        String templates = publishedTemplates().toString();

        for (String code : List.of("49765-1", "17861-6", "38483-4", "2160-0", "33914-3", "397214008")) {
            assertTrue(templates.contains(code), code);
        }
    }

    @Test
    void aServerThatCutsAListAtTwentyEntriesIsReadToTheEnd() {
        String[] first = new String[20];
        for (int i = 0; i < first.length; i++) {
            first[i] = condition("c" + i);
        }
        ehr.answers(
                "Condition",
                bundle(first)
                        .replace(
                                "\"entry\"",
                                "\"link\": [{\"relation\": \"next\", \"url\": \"" + ehr.base()
                                        + "?_getpages=1\"}], \"entry\""));
        ehr.wireMock()
                .stubFor(WireMock.get(WireMock.urlEqualTo("/fhir?_getpages=1"))
                        .willReturn(Ehr.fhir(bundle(condition("c20")))));

        PatientData data = read(HookCall.full().access(ehr.base()).without("conditions"));

        assertEquals(22, data.resources().size());
        assertTrue(data.delivered().contains("Condition"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json",
                "application/json+fhir",
                "application/json",
                "application/fhir+json; fhirVersion=4.0"
            })
    void everyMediaTypeInUseForFhirJsonIsRead(String mediaType) {
        ehr.answers("Condition", WireMock.okForContentType(mediaType, bundle(condition("c1"))));

        PatientData data = read(HookCall.full().access(ehr.base()).without("conditions"));

        assertEquals("c1", only(data, Condition.class).getIdPart());
    }

    @Test
    void drugsBehindAReferenceAreFetched() {
        ehr.answers("Medication", bundle("{\"resourceType\": \"Medication\", \"id\": \"d1\"}"));

        PatientData data = read(HookCall.full()
                .access(ehr.base())
                .prefetch(
                        "medicationRequests",
                        bundle(resource(
                                "MedicationRequest",
                                "m1",
                                "\"medicationReference\": {\"reference\": \"Medication/d1\"}"))));

        MedicationRequest request = only(data, MedicationRequest.class);
        assertEquals("Medication/d1", request.getMedicationReference().getReference());
        assertEquals("d1", only(data, Medication.class).getIdPart());
    }

    @Test
    void conditionsWithoutStatusAndWithUnusualCategoryAreRead() {
        PatientData data = read(HookCall.full()
                .prefetch(
                        "conditions",
                        bundle(resource("Condition", "c1", "\"category\": [{\"coding\": [{\"code\": \"odd\"}]}]"))));

        assertFalse(only(data, Condition.class).hasClinicalStatus());
    }

    @Test
    void thePublishedServiceFetchesEachOfItsQueriesOnce() {
        ProtocolServer.Reply reply = published.post(
                "/cds-services/bone-health-patient-view",
                HookCall.bare().access(ehr.base()).json(),
                "Content-Type",
                "application/json");

        assertEquals(200, reply.status());
        assertEquals(13, ehr.requests().size());
        assertEquals(13, ehr.requests().stream().distinct().count());
        assertEquals(List.of(), published.lastRead().problems());
    }
}
