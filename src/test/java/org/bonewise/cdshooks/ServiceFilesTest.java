package org.bonewise.cdshooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bonewise.files.ConfigMapVolume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFilesTest {

    private static final String GOOD = """
            {"id": "example", "hook": "patient-view", "title": "Example", "description": "An example",
             "prefetch": {"patient": "Patient/{{context.patientId}}"}}""";

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void create() throws IOException {
        directory = Files.createDirectory(temporary.resolve("hooks"));
    }

    private List<ServiceDefinition> read(String json) {
        try {
            Path folder = Files.createDirectories(directory.resolve("example"));
            Files.writeString(folder.resolve("service.json"), json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return ServiceFiles.readAll(directory);
    }

    private String refusal(String json) {
        String message = String.valueOf(
                assertThrows(IllegalStateException.class, () -> read(json)).getMessage());
        assertTrue(message.contains("example/service.json"), message);
        return message;
    }

    private static String withTemplate(String template) {
        return GOOD.replace("Patient/{{context.patientId}}", template);
    }

    @Test
    void aServiceIsReadFromItsFolder() {
        ServiceDefinition service = read(GOOD).getFirst();

        assertEquals("example", service.id());
        assertEquals("patient-view", service.hook());
        assertEquals(
                "{patient=Patient/{{context.patientId}}}", service.prefetch().toString());
    }

    @Test
    void aServiceCanPublishTheQueriesOfAnother() {
        read(GOOD);
        ServiceDefinition second = second("\"prefetchAs\": \"example\"");

        assertEquals("second", second.id());
        assertEquals(
                "{patient=Patient/{{context.patientId}}}", second.prefetch().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"prefetchAs\": \"nowhere\"",
                "\"prefetchAs\": \"../example\"",
                "\"prefetchAs\": \"second\"",
                "\"prefetchAs\": \"example\", \"prefetch\": {\"patient\": \"Patient/{{context.patientId}}\"}"
            })
    void queriesOfAServiceThatHasNone(String member) {
        read(GOOD);
        String message = String.valueOf(
                assertThrows(IllegalStateException.class, () -> second(member)).getMessage());

        assertTrue(message.contains("second/service.json: field 'prefetchAs'"), message);
    }

    private ServiceDefinition second(String member) {
        try {
            Path folder = Files.createDirectories(directory.resolve("second"));
            Files.writeString(
                    folder.resolve("service.json"),
                    "{\"id\": \"second\", \"hook\": \"patient-view\", \"description\": \"Another\", " + member + "}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return ServiceFiles.readAll(directory).getLast();
    }

    /** The hospital's own as a ConfigMap: no folders, each entry a link. */
    private List<ServiceDefinition> withOwn(Map<String, String> entries) {
        read(GOOD);
        return ServiceFiles.readAll(
                ServiceFiles.folder(directory, ConfigMapVolume.at(directory.resolveSibling("own"), entries)));
    }

    @Test
    void aHospitalReplacesAndAddsServices() {
        List<ServiceDefinition> services = withOwn(Map.of(
                "example__service.json",
                GOOD.replace("An example", "As our committee says"),
                "second__service.json",
                "{\"id\": \"second\", \"hook\": \"patient-view\", \"description\": \"Another\","
                        + " \"prefetchAs\": \"example\"}"));

        assertEquals(
                List.of("example", "second"),
                services.stream().map(ServiceDefinition::id).toList());
        assertEquals("As our committee says", services.getFirst().description());
        assertEquals(
                "{patient=Patient/{{context.patientId}}}",
                services.getLast().prefetch().toString());
    }

    @Test
    void aHospitalsServiceIsCheckedAndNamedByWhereItLies() {
        String message = String.valueOf(assertThrows(
                        IllegalStateException.class,
                        () -> withOwn(Map.of("example__service.json", GOOD.replace("\"title\"", "\"titel\""))))
                .getMessage());

        assertTrue(message.contains("own/example__service.json: field 'titel'"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"service.json", "example__Service.json", "example__README.md", "example__more__service.json"})
    void aFileOfAHospitalThatNothingReadsIsRefused(String key) {
        String message = String.valueOf(assertThrows(IllegalStateException.class, () -> withOwn(Map.of(key, GOOD)))
                .getMessage());

        assertTrue(message.contains("own/" + key + ": is not read"), message);
    }

    @Test
    void aFolderWithoutServicesOffersNone() {
        assertEquals(List.of(), ServiceFiles.readAll(directory));
    }

    @Test
    void aFolderWithoutServiceJsonIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("empty"));

        assertTrue(String.valueOf(assertThrows(IllegalStateException.class, () -> ServiceFiles.readAll(directory))
                        .getMessage())
                .contains("empty/service.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "id": "example"                                      | "id": "other"           | 'id'
                    "hook": "patient-view"                               | "hook": ""              | 'hook'
                    "description": "An example"                          | "description": 5        | 'description'
                    "title"                                              | "titel"                 | 'titel'
                    "title": "Example"                                   | "title": ""             | 'title'
                    {"patient": "Patient/{{context.patientId}}"}         | {}                      | 'prefetch'
                    "Patient/{{context.patientId}}"                      | 5                       | 'prefetch.patient'
                    """, quoteCharacter = '`')
    void aBrokenFileIsRefusedAndTheFieldNamed(String from, String to, String field) {
        String message = refusal(GOOD.replace(from, to));

        assertTrue(message.contains("field " + field), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"id\": \"example\",}"})
    void whatIsNoJsonObjectIsRefused(String json) {
        refusal(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Patients/{{context.patientId}}                                              | R4 resource type
                    Patient/{{context.patient}}                                                 | {{context.patient}}
                    Patient/{{patientId}}                                                       | {{patientId}}
                    Patient/{{userGroupId}}                                                     | {{userGroupId}}
                    Patient/{{context.patientId.resolve()}}                                     | {{context.patientId.resolve()}}
                    Patient/{{%conditions.subject.reference}}                                   | {{%conditions.subject.reference}}
                    Observation?patient={{context.patientId}}&date=ge{{today() - 90 days}}&_count=200 | {{today() - 90 days}}
                    Patient/{{context.patientId}                                                | read
                    Practitioner/{{context.userId}}                                             | user token
                    Observation?patient={{context.patientId}}                                   | _count
                    Observation?code=1&_count=200                                               | no patient
                    Observation?patient={{context.patientId}}&_include=Observation:x&_count=200 | _include
                    Observation?patient.name={{context.patientId}}&_count=200                   | chained
                    Observation?patient={{context.patientId}}&code:not=1&_count=200             | modifier
                    Observation?patient={{context.patientId}}&date=ge2020&date=le2021&_count=2  | repeats
                    Observation?patient={{context.patientId}}&date=ne2020&_count=200            | prefix
                    Observation?patient={{context.patientId}}&_has&_count=200                   | without name or value
                    Observation?patient={{context.patientId}}&_maxresults=5&_count=200          | _maxresults
                    """)
    void aTemplateThatClientsNeedNotSupportIsRefused(String template, String complaint) {
        String message = refusal(withTemplate(template));

        assertTrue(message.contains("'prefetch.patient'"), message);
        assertTrue(message.contains(complaint), message);
    }

    @ParameterizedTest
    @CsvSource({
        "order-select, context.selections",
        "order-select, context.draftOrders",
        "order-sign, context.draftOrders.entry.resource.id",
        "appointment-book, context.appointments",
        "problem-list-item-create, context.conditions",
        "allergyintolerance-create, context.allergyIntolerance",
        "medication-refill, context.medications"
    })
    void aTokenOfResourcesInTheContextIsRefused(String hook, String token) {
        String message =
                refusal(withTemplate("MedicationRequest/{{" + token + "}}").replace("patient-view", hook));

        assertTrue(message.contains("{{" + token + "}}, which the hook " + hook + " does not offer"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?patient={{context.patientId}}&code=2160-0,38483-4&_sort=-date&_count=200",
                "Observation?patient={{context.patientId}}&date=ge2020-01-01&_count=200",
                "Condition?patient={{context.patientId}}&code:in=https://example.org/ValueSet/x&_count=200",
                "Practitioner/{{userPractitionerId}}",
                "PractitionerRole/{{userPractitionerRoleId}}",
                "Patient/{{userPatientId}}",
                "RelatedPerson/{{userRelatedPersonId}}",
                "Encounter/{{context.encounterId}}"
            })
    void aTemplateOfThePublishedSubsetIsAccepted(String template) {
        assertEquals(
                template, read(withTemplate(template)).getFirst().prefetch().get("patient"));
    }
}
