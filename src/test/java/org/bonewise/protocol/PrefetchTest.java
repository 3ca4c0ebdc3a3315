package org.bonewise.protocol;

import static org.bonewise.protocol.HookCall.bundle;
import static org.bonewise.protocol.HookCall.condition;
import static org.bonewise.protocol.HookCall.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bonewise.fhir.DataProblem;
import org.bonewise.fhir.PatientData;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.PatientRecord;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls without access to a FHIR server: prefetch is all there is. */
class PrefetchTest {

    private static final Set<String> ALL =
            Set.of("Patient", "Condition", "MedicationRequest", "Appointment", "Observation");
    private static final Set<String> ALL_BUT_REQUESTS = Set.of("Patient", "Condition", "Appointment", "Observation");
    private static final String ERROR = """
            {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "forbidden",
             "diagnostics": "Nancy Andersen is protected"}]}""";

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static PatientData read(HookCall call) {
        ProtocolServer.Reply reply = server.call(call);
        assertEquals(200, reply.status(), reply.body());
        return server.lastRead();
    }

    private static List<String> ids(PatientData data) {
        return data.resources().stream().map(Resource::getIdPart).toList();
    }

    @Test
    void resourcesAreHandedOnWithTheirPatient() {
        PatientData data = read(HookCall.full().prefetch("conditions", bundle(condition("c1"), condition("c2"))));

        assertEquals("p1", data.patientId());
        assertEquals(List.of("p1", "c1", "c2"), ids(data));
        assertEquals(ALL, data.delivered());
        assertEquals(List.of(), data.problems());
    }

    @Test
    void anAbsentKeyIsNotDelivered() {
        PatientData data = read(HookCall.full().without("medicationRequests"));

        assertEquals(ALL_BUT_REQUESTS, data.delivered());
        assertEquals(
                List.of(new DataProblem(
                        "medicationRequests",
                        "not in prefetch, and no usable fhirServer and fhirAuthorization were sent")),
                data.problems());
    }

    @Test
    void nullIsDeliveredAndEmpty() {
        PatientData data = read(HookCall.full().prefetch("conditions", "null").prefetch("medicationRequests", "null"));

        assertEquals(ALL, data.delivered());
        assertEquals(List.of("p1"), ids(data));
    }

    @Test
    void nullForThePatientOfTheCallIs412() {
        ProtocolServer.Reply reply = server.call(HookCall.full().prefetch("patient", "null"));

        assertEquals(412, reply.status());
    }

    @Test
    void anEmptyBundleIsDeliveredAndEmpty() {
        assertEquals(ALL, read(HookCall.full()).delivered());
    }

    @Test
    void anOperationOutcomeIsAFailureOfItsKeyAndIsNotQuoted() {
        PatientData data = read(HookCall.full().prefetch("medicationRequests", ERROR));

        assertEquals(ALL_BUT_REQUESTS, data.delivered());
        assertEquals(
                List.of(new DataProblem("medicationRequests", "an OperationOutcome came (forbidden)")),
                data.problems());
    }

    @Test
    void anOperationOutcomeWithinABundleIsAFailureButTheResourcesCount() {
        PatientData data = read(HookCall.full()
                .prefetch(
                        "medicationRequests",
                        bundle(resource("MedicationRequest", "m1", "\"intent\": \"order\""), ERROR)));

        assertEquals(ALL_BUT_REQUESTS, data.delivered());
        assertEquals(List.of("p1", "m1"), ids(data));
    }

    @ParameterizedTest
    @CsvSource({"warning,suppressed", "error,processing", "fatal,informational", "'',processing"})
    void anOutcomeThatTellsOfWithheldResultsIsAFailure(String severity, String code) {
        PatientData data = read(HookCall.full().prefetch("medicationRequests", bundle(outcome(severity, code))));

        assertEquals(ALL_BUT_REQUESTS, data.delivered());
    }

    @ParameterizedTest
    @CsvSource({"information,informational", "warning,processing", "warning,not-supported"})
    void anOutcomeThatIsAHintIsNoFailure(String severity, String code) {
        PatientData data = read(HookCall.full().prefetch("medicationRequests", bundle(outcome(severity, code))));

        assertEquals(ALL, data.delivered());
    }

    private static String outcome(String severity, String code) {
        return "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"%s\", \"code\": \"%s\"}]}"
                .formatted(severity, code);
    }

    @Test
    void aPagedBundleWithoutAccessIsIncompleteButItsResourcesCount() {
        String paged = bundle(resource("MedicationRequest", "m1", "\"intent\": \"order\""))
                .replace(
                        "\"entry\"",
                        "\"link\": [{\"relation\": \"next\", \"url\": \"https://ehr.example.org/fhir?page=2\"}], \"entry\"");

        PatientData data = read(HookCall.full().prefetch("medicationRequests", paged));

        assertEquals(ALL_BUT_REQUESTS, data.delivered());
        assertEquals(List.of("p1", "m1"), ids(data));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"fullUrl": "https://ehr.example.org/fhir/MedicationRequest/m2"}
                    {"resource": null}
                    {"resource": {"id": "m2"}}
                    {"resource": {"resourceType": "Nonsense", "id": "m2"}}
                    {"resource": {"resourceType": "medicationrequest", "id": "m2"}, "search": {"mode": "match"}}
                    """)
    void anEntryThatHoldsNoResourceIsAGapButTheOthersCount(String entry) {
        PatientData data = read(HookCall.full()
                .prefetch(
                        "medicationRequests",
                        "{\"resourceType\": \"Bundle\", \"total\": 2, \"entry\": [{\"resource\": %s}, %s]}"
                                .formatted(resource("MedicationRequest", "m1", "\"intent\": \"order\""), entry)));

        assertEquals(ALL_BUT_REQUESTS, data.delivered());
        assertEquals(List.of("p1", "m1"), ids(data));
        assertEquals(List.of(new DataProblem("medicationRequests", "1 resources cannot be read")), data.problems());
    }

    @Test
    void conditionsOfWhichNoneHoldsAResourceAreNotToBeHad() {
        ProtocolServer.Reply reply =
                server.call(HookCall.full().prefetch("conditions", "{\"resourceType\": \"Bundle\", \"entry\": [{}]}"));

        assertEquals(412, reply.status());
        assertEquals("prefetch.conditions", reply.field());
    }

    @Test
    void fewerEntriesThanTheTotalAreAGapButTheyCount() {
        PatientData data = read(HookCall.full().prefetch("medicationRequests", counted(2, "match")));

        assertEquals(ALL_BUT_REQUESTS, data.delivered());
        assertEquals(List.of("p1", "m1"), ids(data));
        assertEquals(
                List.of(
                        new DataProblem(
                                "medicationRequests",
                                "it holds 1 of 2 entries and names no next page, and no usable fhirServer and fhirAuthorization were sent")),
                data.problems());
    }

    @Test
    void anEmptyBundleWithATotalIsNoEmptyList() {
        PatientData data =
                read(HookCall.full().prefetch("appointments", "{\"resourceType\": \"Bundle\", \"total\": 4}"));

        assertFalse(data.delivered().contains("Appointment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-1", "\"7\"", "2.5", "null"})
    void aTotalThatTellsOfNothingMissingIsNoGap(String total) {
        String bundle = counted(1, "match").replace("\"total\": 1", "\"total\": " + total);

        assertEquals(
                ALL,
                read(HookCall.full().prefetch("medicationRequests", bundle)).delivered());
    }

    @Test
    void aTotalThatCountsWhatIsIncludedIsNoGap() {
        String included = counted(2, "match")
                .replace(
                        "\"entry\": [",
                        "\"entry\": [{\"search\": {\"mode\": \"include\"},"
                                + " \"resource\": {\"resourceType\": \"Medication\", \"id\": \"d1\"}}, ");

        assertEquals(
                ALL,
                read(HookCall.full().prefetch("medicationRequests", included)).delivered());
    }

    @Test
    void anIncludedResourceStandsForNoneThatIsMissing() {
        PatientData data = read(HookCall.full()
                .prefetch("medicationRequests", counted(2, "include"))
                .prefetch("appointments", counted(1, "include")));

        assertFalse(data.delivered().contains("MedicationRequest"));
        assertTrue(data.delivered().contains("Appointment"));
    }

    @Test
    void aHintAmongTheEntriesStandsForNoneThatIsMissing() {
        String bundle = bundle(outcome("information", "informational")).replace("\"entry\"", "\"total\": 1, \"entry\"");

        assertEquals(
                ALL_BUT_REQUESTS,
                read(HookCall.full().prefetch("medicationRequests", bundle)).delivered());
    }

    private static String counted(int total, String mode) {
        return "{\"resourceType\": \"Bundle\", \"total\": %d, \"entry\": [{\"search\": {\"mode\": \"%s\"}, \"resource\": %s}]}"
                .formatted(total, mode, resource("MedicationRequest", "m1", "\"intent\": \"order\""));
    }

    @Test
    void aTypeIsDeliveredOnlyWhenEachOfItsTemplatesWasAnswered() {
        PatientData data = read(HookCall.full().without("otherResults"));

        assertFalse(data.delivered().contains("Observation"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    patient    | {"resourceType": "Bundle", "type": "searchset"}
                    patient    | {"resourceType": "Practitioner", "id": "p1"}
                    patient    | {"identifier": "p1"}
                    patient    | "p1"
                    conditions | {"resourceType": "Condition", "id": "c1"}
                    conditions | []
                    """)
    void aValueThatCannotBeAnAnswerToItsTemplateIs422(String key, String value) {
        ProtocolServer.Reply reply = server.call(HookCall.full().prefetch(key, value));

        assertEquals(422, reply.status());
        assertEquals("prefetch." + key, reply.field());
    }

    @Test
    void aPatientOfAnotherIdIs422() {
        ProtocolServer.Reply reply =
                server.call(HookCall.full().prefetch("patient", "{\"resourceType\": \"Patient\", \"id\": \"p2\"}"));

        assertEquals(422, reply.status());
        assertEquals("prefetch.patient.id", reply.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/p2",
                "https://ehr.example.org/fhir/Patient/p2",
                "Patient/p11",
                "Group/p1",
                "#p1",
                "urn:uuid:0f3a2b1c-5d6e-4f70-8a9b-1c2d3e4f5a6b",
                "p1",
                "Patient?identifier=p1"
            })
    void aResourceOfAnotherPatientIsRefusedAndNamedWithoutItsContent(String subject) {
        PatientData data = read(HookCall.full()
                .prefetch(
                        "medicationRequests",
                        bundle(
                                resource("MedicationRequest", "m1", "\"intent\": \"order\""),
                                resource("MedicationRequest", "m2", "\"intent\": \"order\"")
                                        .replace("Patient/p1", subject))));

        assertEquals(List.of("p1", "m1"), ids(data));
        assertEquals(ALL_BUT_REQUESTS, data.delivered());
        assertEquals(
                List.of(new DataProblem("medicationRequests", "1 resources are another patient's and were refused")),
                data.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Patient/p1", "https://ehr.example.org/fhir/Patient/p1", "Patient/p1/_history/3", "urn:uuid:p1"})
    void theContextPatientIsRecognisedInEveryFormOfReference(String subject) {
        PatientData data = read(
                HookCall.full().prefetch("conditions", bundle(condition("c1").replace("Patient/p1", subject))));

        assertEquals(List.of("p1", "c1"), ids(data));
        assertEquals(ALL, data.delivered());
    }

    @Test
    void aUuidIsFollowedToTheAddressOfItsEntry() {
        String uuid = "urn:uuid:0f3a2b1c-5d6e-4f70-8a9b-1c2d3e4f5a6b";
        String bundle =
                "{\"resourceType\": \"Bundle\", \"entry\": [{\"fullUrl\": \"%s\", \"resource\": %s}, {\"resource\": %s}]}"
                        .formatted(uuid, HookCall.PATIENT, condition("c1").replace("Patient/p1", uuid));

        assertEquals(List.of("p1", "c1"), ids(read(HookCall.full().prefetch("conditions", bundle))));
    }

    @Test
    void anAppointmentIsTheirsWhenTheyTakePart() {
        String appointment = """
                {"resourceType": "Appointment", "id": "%s", "participant": [
                  {"actor": {"reference": "Practitioner/d1"}}, {"actor": {"reference": "Patient/%s"}}]}""";

        PatientData data = read(HookCall.full()
                .prefetch(
                        "appointments", bundle(appointment.formatted("a1", "p1"), appointment.formatted("a2", "p2"))));

        assertEquals(List.of("p1", "a1"), ids(data));
        assertFalse(data.delivered().contains("Appointment"));
    }

    @Test
    void whenEveryConditionIsOfAnotherPatientTheConditionsAreNotToBeHad() {
        ProtocolServer.Reply reply = server.call(
                HookCall.full().prefetch("conditions", bundle(condition("c1").replace("Patient/p1", "Patient/p2"))));

        assertEquals(412, reply.status());
        assertEquals("prefetch.conditions", reply.field());
    }

    @Test
    void aResourceThatStandsInTwoBundlesIsHandedOnOnce() {
        PatientData data = read(HookCall.full()
                .prefetch("results", bundle(resource("Observation", "o1", "\"status\": \"final\"")))
                .prefetch("otherResults", bundle(resource("Observation", "o1", "\"status\": \"final\""))));

        assertEquals(List.of("p1", "o1"), ids(data));
    }

    @Test
    void ofTwoThatDifferUnderOneIdTheOneChangedLastCounts() {
        PatientData data = read(HookCall.full()
                .prefetch("results", bundle(version("2026-01-02T10:00:00Z", "final")))
                .prefetch("otherResults", bundle(version("2026-01-03T10:00:00+02:00", "amended"))));

        assertEquals(List.of("amended"), statuses(data));
    }

    @Test
    void theOneChangedLastCountsAlsoWhenItComesFirst() {
        PatientData data = read(HookCall.full()
                .prefetch("results", bundle(version("2026-01-03T10:00:00+02:00", "amended")))
                .prefetch("otherResults", bundle(version("2026-01-02T10:00:00Z", "final"))));

        assertEquals(List.of("amended"), statuses(data));
    }

    @Test
    void ofTwoThatDifferUnderOneIdAndDoNotTellTheirAgeBothCount() {
        PatientData data = read(HookCall.full()
                .prefetch("results", bundle(resource("Observation", "o1", "\"status\": \"final\"")))
                .prefetch("otherResults", bundle(resource("Observation", "o1", "\"status\": \"amended\""))));

        assertEquals(List.of("final", "amended"), statuses(data));
    }

    private static String version(String lastUpdated, String status) {
        return resource(
                "Observation",
                "o1",
                "\"meta\": {\"lastUpdated\": \"%s\"}, \"status\": \"%s\"".formatted(lastUpdated, status));
    }

    private static List<String> statuses(PatientData data) {
        return data.all(Observation.class).stream()
                .map(one -> one.getStatus().toCode())
                .toList();
    }

    @Test
    void whatTheCodeFilterDropsIsNoGap() {
        PatientData data = read(HookCall.full()
                .prefetch(
                        "conditions",
                        bundle(resource("Condition", "c1", "\"code\": {\"text\": \"noise\"}"), condition("c2"))));

        assertEquals(List.of("p1", "c2"), ids(data));
        assertEquals(ALL, data.delivered());
        assertEquals(List.of(), data.problems());
    }

    @Test
    void aContainedMedicationIsFound() {
        PatientData data = read(
                HookCall.full()
                        .prefetch(
                                "medicationRequests",
                                bundle(
                                        resource(
                                                "MedicationRequest",
                                                "m1",
                                                "\"contained\": [{\"resourceType\": \"Medication\", \"id\": \"d\", \"status\": \"active\"}],"
                                                        + "\"status\": \"active\", \"medicationReference\": {\"reference\": \"#d\"}"))));

        assertEquals("active", drugOf(data).getStatus().toCode());
        assertEquals(List.of(), data.problems());
    }

    @Test
    void aMedicationInAnyBundleOfPrefetchIsFound() {
        PatientData data = read(HookCall.full()
                .prefetch("conditions", bundle("{\"resourceType\": \"Medication\", \"id\": \"d1\"}"))
                .prefetch("medicationRequests", bundle(byReference("https://ehr.example.org/fhir/Medication/d1"))));

        assertEquals("d1", drugOf(data).getIdPart());
        assertEquals(List.of("p1", "m1", "d1"), ids(data));
        assertEquals(List.of(), data.problems());
    }

    @Test
    void aMedicationIsFoundByTheUuidOfItsEntry() {
        String uuid = "urn:uuid:0f3a2b1c-5d6e-4f70-8a9b-1c2d3e4f5a6b";
        String bundle =
                "{\"resourceType\": \"Bundle\", \"entry\": [{\"fullUrl\": \"%s\", \"resource\": %s}, {\"resource\": %s}]}"
                        .formatted(
                                uuid, "{\"resourceType\": \"Medication\", \"status\": \"active\"}", byReference(uuid));

        PatientData data = read(HookCall.full().prefetch("medicationRequests", bundle));

        assertEquals("active", drugOf(data).getStatus().toCode());
    }

    @Test
    void aMedicationThatIsNotToBeHadIsAProblemAndNotAnAbsentDrug() {
        PatientData data = read(HookCall.full().prefetch("medicationRequests", bundle(byReference("Medication/d1"))));

        assertEquals(List.of("p1", "m1"), ids(data));
        assertEquals("Medication", data.problems().getFirst().what());
        assertNull(request(data).medication());
        assertTrue(request(data).isOfUnknownMedicine());
    }

    private static String byReference(String reference) {
        return resource(
                "MedicationRequest",
                "m1",
                "\"status\": \"active\", \"medicationReference\": {\"reference\": \"" + reference + "\"}");
    }

    private static MedicationUse request(PatientData data) {
        CodeGroups noCodes = new CodeGroups(Map.of(), Map.of());
        return new PatientRecord(data, noCodes, ZonedDateTime.parse("2026-11-22T09:00:00Z"))
                .medications()
                .all()
                .getFirst();
    }

    private static Medication drugOf(PatientData data) {
        return Objects.requireNonNull(request(data).medication());
    }
}
