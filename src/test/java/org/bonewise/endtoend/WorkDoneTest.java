package org.bonewise.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bonewise.BonewiseApplication;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.HookJson;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.Room;
import org.bonewise.cdshooks.ServiceDefinition;
import org.bonewise.fhir.PatientData;
import org.bonewise.fhir.PatientDataSource;
import org.bonewise.guideline.Assessment;
import org.bonewise.guideline.Assessor;
import org.bonewise.knowledge.Knowledge;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a call costs, counted in resources parsed: parsing is what costs most. */
class WorkDoneTest {

    private static final Path FOLDER = Path.of("hooks/bone-health-patient-view");
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(BonewiseApplication.class)
                .run("--server.port=0", "--server.address=127.0.0.1");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void onlyWhatIsEssentialIsParsedBeforeARuleAsks() {
        PatientData data = read(example("breast-vitamin-d-low"));

        assertEquals(data.all(Patient.class).size() + data.all(Condition.class).size(), data.parsed());
    }

    @Test
    void aPatientWithoutCancerCostsTheSameHoweverManyResultsThereAre() {
        ObjectNode request = example("no-cancer");
        long parsed = parsedFor(request);
        addCreatinines(request, 500);

        assertEquals(parsed, parsedFor(request));
        assertTrue(parsed < 10, "parsed " + parsed);
    }

    @Test
    void anotherLaboratoryResultIsNotParsedForAPatientWithCancer() {
        ObjectNode request = example("breast-vitamin-d-low");
        long parsed = parsedFor(request);
        add(request, "otherResults", observation("haemoglobin-1", "718-7", "http://loinc.org"));

        assertEquals(parsed, parsedFor(request));
    }

    @Test
    void aResultWithALocalCodeIsParsedForAPatientWithCancer() {
        ObjectNode request = example("breast-vitamin-d-low");
        long parsed = parsedFor(request);
        add(request, "otherResults", observation("local-1", "L17", "urn:oid:1.2.3.4"));

        assertEquals(parsed + 1, parsedFor(request));
    }

    @Test
    void anUnreadableResultIsNamedForAPatientWithCancer() {
        ObjectNode request = example("breast-vitamin-d-low");
        ObjectNode broken = observation("broken-1", "2160-0", "http://loinc.org");
        broken.put("extension", "not a list");
        add(request, "otherResults", broken);

        assertTrue(assess(read(request)).unread().contains("otherResults"));
    }

    @Test
    void anOrderOfABoneModifyingAgentIsJudgedWithoutCancer() {
        ObjectNode request = example("no-cancer");
        ObjectNode order = JsonMapper.shared().createObjectNode();
        order.put("resourceType", "MedicationRequest").put("id", "denosumab-1").put("status", "active");
        order.put("intent", "order").put("authoredOn", "2026-11-20");
        order.withObject("subject").put("reference", "Patient/no-cancer");
        order.withObject("medicationCodeableConcept")
                .withArray("coding")
                .addObject()
                .put("system", "http://www.whocc.no/atc")
                .put("code", "M05BX04");
        order.withArray("dosageInstruction")
                .addObject()
                .withArray("doseAndRate")
                .addObject()
                .withObject("doseQuantity")
                .put("value", 120)
                .put("unit", "mg")
                .put("system", "http://unitsofmeasure.org")
                .put("code", "mg");
        add(request, "medicationRequests", order);

        assertFalse(assess(read(request)).candidates().isEmpty());
    }

    private static long parsedFor(ObjectNode request) {
        PatientData data = read(request);
        assess(data);
        return data.parsed();
    }

    private static PatientData read(ObjectNode body) {
        ServiceDefinition service =
                JsonMapper.shared().readValue(FOLDER.resolve("service.json").toFile(), ServiceDefinition.class);
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        body.path("prefetch").forEachEntry(prefetch::put);
        return context.getBean(PatientDataSource.class)
                .read(new HookRequest(
                        service,
                        service.hook(),
                        "1",
                        body.path("context"),
                        prefetch,
                        null,
                        ClientId.ANONYMOUS,
                        "",
                        Room.unlimited()));
    }

    private static Assessment assess(PatientData data) {
        Knowledge knowledge = context.getBean(Knowledge.class);
        return context.getBean(Assessor.class)
                .assess(new PatientRecord(data, knowledge.codes(), Service.NOW.atZone(ZoneOffset.UTC)));
    }

    private static ObjectNode example(String situation) {
        try {
            Path file = FOLDER.resolve("examples").resolve(situation + ".request.json");
            return (ObjectNode) HookJson.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addCreatinines(ObjectNode request, int number) {
        for (int i = 0; i < number; i++) {
            add(request, "kidneyAndCalciumResults", observation("creatinine-" + i, "2160-0", "http://loinc.org"));
        }
    }

    private static void add(ObjectNode request, String key, ObjectNode resource) {
        String patient = request.at("/context/patientId").stringValue();
        resource.withObject("subject").put("reference", "Patient/" + patient);
        ObjectNode bundle = request.withObject("prefetch").withObject(key);
        ArrayNode entries = bundle.withArray("entry");
        entries.addObject().set("resource", resource);
        bundle.remove("total");
    }

    private static ObjectNode observation(String id, String code, String system) {
        ObjectNode observation = JsonMapper.shared().createObjectNode();
        observation.put("resourceType", "Observation").put("id", id).put("status", "final");
        observation
                .withObject("code")
                .withArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
        observation.put("effectiveDateTime", "2026-11-01");
        observation.withObject("valueQuantity").put("value", 1.1).put("unit", "mg/dL");
        return observation;
    }
}
