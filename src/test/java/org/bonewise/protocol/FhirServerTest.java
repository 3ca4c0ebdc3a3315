package org.bonewise.protocol;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.bonewise.protocol.HookCall.bundle;
import static org.bonewise.protocol.HookCall.condition;
import static org.bonewise.protocol.HookCall.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import java.util.List;
import java.util.Set;
import org.bonewise.fhir.DataProblem;
import org.bonewise.fhir.PatientData;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that offer a FHIR server. */
class FhirServerTest {

    private static final Set<String> ALL =
            Set.of("Patient", "Condition", "MedicationRequest", "Appointment", "Observation");

    private static Ehr ehr;
    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        ehr = Ehr.start();
        server = ProtocolServer.start(
                "bonewise.fhir.allowed-servers=" + ehr.base(),
                "bonewise.fhir.max-pages=3",
                "bonewise.fhir.max-total-size=100KB");
    }

    @AfterAll
    static void stop() {
        server.close();
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

    private static List<String> ids(PatientData data) {
        return data.resources().stream().map(Resource::getIdPart).toList();
    }

    private static HookCall withoutRequests() {
        return HookCall.full().access(ehr.base()).without("medicationRequests");
    }

    private static String request(String id) {
        return resource("MedicationRequest", id, "\"intent\": \"order\"");
    }

    /** What the answer says of the one key that was fetched. */
    private static String reason() {
        PatientData data = read(withoutRequests());
        assertFalse(data.delivered().contains("MedicationRequest"));
        assertEquals(1, data.problems().size());
        assertEquals("medicationRequests", data.problems().getFirst().what());
        return data.problems().getFirst().reason();
    }

    @Test
    void withoutPrefetchEachQueryIsSentExactlyOnce() {
        ehr.answers("Condition", bundle(condition("c1")));

        PatientData data = read(HookCall.bare().access(ehr.base()));

        assertEquals(
                List.of(
                        "Appointment?patient=p1&_count=200",
                        "Condition?patient=p1&_count=200",
                        "MedicationRequest?patient=p1&_count=200",
                        "Observation?patient=p1&code=1989-3&_sort=-date&_count=200",
                        "Observation?patient=p1&code=2160-0,38483-4&_sort=-date&_count=200",
                        "Patient/p1"),
                ehr.requests());
        assertEquals(List.of("p1", "c1"), ids(data));
        assertEquals(ALL, data.delivered());
        assertEquals(List.of(), data.problems());
    }

    @Test
    void onlyWhatIsMissingIsFetched() {
        ehr.answers("MedicationRequest", bundle(request("m1")));

        PatientData data = read(withoutRequests());

        assertEquals(List.of("MedicationRequest?patient=p1&_count=200"), ehr.requests());
        assertEquals(List.of("p1", "m1"), ids(data));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"resourceType\": \"Bundle\"}",
                "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"error\", \"code\": \"timeout\"}]}"
            })
    void whatPrefetchHasAnsweredIsNotAskedAgain(String value) {
        read(HookCall.full().access(ehr.base()).prefetch("medicationRequests", value));

        assertEquals(List.of(), ehr.requests());
    }

    @Test
    void theTokenStandsInTheAuthorizationHeaderAndInNoLog() {
        ehr.answers("MedicationRequest", bundle(request("m1")));
        ehr.refuses("Appointment", 401);
        try (CapturedLog log = CapturedLog.start()) {
            read(HookCall.full().access(ehr.base()).without("medicationRequests", "appointments"));

            ehr.wireMock().getAllServeEvents().forEach(event -> {
                assertEquals("Bearer " + HookCall.TOKEN, event.getRequest().getHeader("Authorization"));
                assertEquals("application/fhir+json", event.getRequest().getHeader("Accept"));
                assertFalse(event.getRequest().getUrl().contains(HookCall.TOKEN));
            });
            assertEquals(2, ehr.requests().size());
            assertTrue(log.text().contains("HTTP 401"), "the log was captured");
            assertFalse(log.text().contains(HookCall.TOKEN));
        }
    }

    @Test
    void anExpiredTokenIsNotUsed() {
        PatientData data = read(withoutRequests().set("/fhirAuthorization/expires_in", "0"));

        assertEquals(List.of(), ehr.requests());
        assertFalse(data.delivered().contains("MedicationRequest"));
    }

    @Test
    void pagesAreFollowedWithTheTokenToTheLast() {
        ehr.answers("MedicationRequest", paged(ehr.base() + "?_getpages=a&page=2", request("m1")));
        ehr.wireMock()
                .stubFor(get(urlEqualTo("/fhir?_getpages=a&page=2"))
                        .withHeader("Authorization", equalTo("Bearer " + HookCall.TOKEN))
                        .willReturn(Ehr.fhir(paged("MedicationRequest/page3", request("m2")))));
        ehr.answers("MedicationRequest/page3", bundle(request("m3")));

        PatientData data = read(withoutRequests());

        assertEquals(List.of("p1", "m1", "m2", "m3"), ids(data));
        assertEquals(ALL, data.delivered());
    }

    @Test
    void theNextPageOfABundleInPrefetchIsFetched() {
        ehr.answers("page2", bundle(condition("c2")));

        PatientData data = read(HookCall.full()
                .access(ehr.base())
                .prefetch("conditions", paged(ehr.base() + "/page2", condition("c1"))));

        assertEquals(List.of("p1", "c1", "c2"), ids(data));
        assertEquals(List.of("page2"), ehr.requests());
        assertEquals(ALL, data.delivered());
    }

    @ParameterizedTest
    @CsvSource({"user/MedicationRequest.rs?status=active, 1", "user/Observation.rs, 0"})
    void furtherPagesOfPrefetchAreNoWiderThanTheScope(String scope, int queries) {
        ehr.answers("page2", bundle(request("m2")));

        PatientData data = read(HookCall.full()
                .access(ehr.base())
                .set("/fhirAuthorization/scope", "\"" + scope + "\"")
                .prefetch("medicationRequests", paged(ehr.base() + "/page2", request("m1"))));

        assertEquals(queries, ehr.requests().size());
        assertTrue(ids(data).contains("m1"));
        assertFalse(data.delivered().contains("MedicationRequest"));
    }

    @Test
    void pagesThatHoldFewerEntriesThanTheTotalAreAGap() {
        ehr.answers("MedicationRequest", total(3, paged(ehr.base() + "/page2", request("m1"))));
        ehr.answers("page2", total(3, bundle(request("m2"))));

        assertEquals("it holds 2 of 3 entries and names no next page", reason());
        assertEquals(List.of("p1", "m1", "m2"), ids(server.lastRead()));
    }

    @Test
    void pagesThatTogetherHoldTheTotalAreWhole() {
        ehr.answers("MedicationRequest", total(2, paged(ehr.base() + "/page2", request("m1"))));
        ehr.answers("page2", total(2, bundle(request("m2"))));

        assertEquals(ALL, read(withoutRequests()).delivered());
    }

    @Test
    void anEntryWithoutResourceOnAnyPageIsAGap() {
        ehr.answers(
                "MedicationRequest",
                paged(ehr.base() + "/page2", request("m1")).replace("\"entry\": [", "\"entry\": [{}, "));
        ehr.answers("page2", bundle(request("m2")));

        assertEquals("1 resources cannot be read", reason());
        assertEquals(List.of("p1", "m1", "m2"), ids(server.lastRead()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"total\": 2, \"entry\": [", "\"entry\": [{}, "})
    void aBundleOfPrefetchThatLacksEntriesIsFetchedAgain(String lacking) {
        ehr.answers("MedicationRequest", bundle(request("m1"), request("m2")));

        PatientData data = read(HookCall.full()
                .access(ehr.base())
                .prefetch("medicationRequests", bundle(request("m1")).replace("\"entry\": [", lacking)));

        assertEquals(List.of("MedicationRequest?patient=p1&_count=200"), ehr.requests());
        assertEquals(List.of("p1", "m1", "m2"), ids(data));
        assertEquals(ALL, data.delivered());
        assertEquals(List.of(), data.problems());
    }

    @Test
    void whenItCannotBeFetchedAgainItsEntriesCountAndItIsAGap() {
        ehr.refuses("Condition", 503);
        ehr.refuses("MedicationRequest", 503);

        PatientData data = read(HookCall.full()
                .access(ehr.base())
                .prefetch("conditions", bundle(condition("c1")).replace("\"entry\": [", "\"entry\": [{}, "))
                .prefetch("medicationRequests", total(2, bundle(request("m1")))));

        assertEquals(List.of("p1", "c1", "m1"), ids(data));
        assertEquals(
                List.of(
                        new DataProblem("conditions", "1 resources cannot be read"),
                        new DataProblem(
                                "medicationRequests",
                                "it holds 1 of 2 entries and names no next page, and the FHIR server answered HTTP 503")),
                data.problems());
    }

    @Test
    void aPageOutsideTheServerIsNotFollowed() {
        ehr.answers("MedicationRequest", paged(ehr.base().replace("/fhir", "/other/page2"), request("m1")));

        assertEquals("its next page lies outside the FHIR server", reason());
        assertEquals(1, ehr.requests().size());
        assertEquals(List.of("p1", "m1"), ids(server.lastRead()));
    }

    @Test
    void morePagesThanTheLimitAreAGap() {
        ehr.answers("MedicationRequest", paged(ehr.base() + "/a", request("m1")));
        ehr.answers("a", paged(ehr.base() + "/b", request("m2")));
        ehr.answers("b", paged(ehr.base() + "/c", request("m3")));

        assertEquals("it has more pages than are read", reason());
        assertEquals(3, ehr.requests().size());
    }

    @Test
    void aPageThatPointsToItselfIsReadOnce() {
        ehr.answers("MedicationRequest", paged("MedicationRequest?patient=p1&_count=200", request("m1")));

        assertEquals("it has more pages than are read", reason());
        assertEquals(1, ehr.requests().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 429, 500, 503})
    void anErrorStatusIsAGapWithItsNumber(int status) {
        ehr.refuses("MedicationRequest", status);

        assertEquals("the FHIR server answered HTTP " + status, reason());
    }

    @Test
    void aRedirectIsNotFollowed() {
        ehr.answers("MedicationRequest", aResponse().withStatus(302).withHeader("Location", ehr.base() + "/elsewhere"));

        assertEquals("the FHIR server redirected (HTTP 302), which is not followed", reason());
        assertEquals(1, ehr.requests().size());
    }

    @Test
    void aBrokenConnectionIsAGap() {
        ehr.answers("MedicationRequest", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertTrue(reason().startsWith("the connection failed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceTy",
                "not json",
                "",
                "null",
                "[]"
            })
    void truncatedOrMalformedJsonIsAGap(String body) {
        ehr.answers("MedicationRequest", body);

        assertEquals("the FHIR server sent JSON that cannot be read", reason());
    }

    @Test
    void anotherContentTypeIsAGap() {
        ehr.answers("MedicationRequest", okForContentType("text/html", HookCall.EMPTY_BUNDLE));

        assertEquals("the FHIR server did not answer in FHIR JSON", reason());
    }

    @Test
    void anOperationOutcomeIsAGap() {
        ehr.answers(
                "MedicationRequest",
                "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"error\", \"code\": \"throttled\"}]}");

        assertEquals("an OperationOutcome came (throttled)", reason());
    }

    @Test
    void aResourceWhereABundleBelongsIsAGap() {
        ehr.answers("MedicationRequest", request("m1"));

        assertEquals("the FHIR server sent something else than a Bundle", reason());
    }

    @Test
    void moreBytesThanTheLimitAreAGap() {
        ehr.answers("MedicationRequest", HookCall.EMPTY_BUNDLE + " ".repeat(200_000));

        assertEquals("the FHIR server sent more data than is read", reason());
    }

    @Test
    void whenTheConditionsCannotBeFetchedTheCallEndsIn412WithTheReason() {
        ehr.refuses("Condition", 403);

        ProtocolServer.Reply reply =
                server.call(HookCall.full().access(ehr.base()).without("conditions"));

        assertEquals(412, reply.status());
        assertEquals("prefetch.conditions", reply.field());
        assertTrue(reply.diagnostics().contains("HTTP 403"), reply.diagnostics());
        assertFalse(reply.body().contains(HookCall.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhirx",
                "/fhir/../admin",
                "/fhir/%2e%2e/admin",
                "/fhir/..%2fadmin",
                "/fhir/..;/admin",
                "/fhir/.%2e;x=y/admin",
                "/fhir/..%3b/admin",
                "/fhir/%252e%252e/admin",
                ""
            })
    void aServerOffTheAllowListIsNeverCalled(String path) {
        String foreign = ehr.base().replace("/fhir", path);

        ProtocolServer.Reply reply = server.call(HookCall.bare().access(foreign));

        assertEquals(412, reply.status());
        assertTrue(reply.diagnostics().contains("not on the allow-list"), reply.diagnostics());
        assertEquals(List.of(), ehr.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1", "http://localhost", "http://user@127.0.0.1"})
    void theAllowListHoldsSchemeHostAndPort(String origin) {
        ProtocolServer.Reply reply =
                server.call(HookCall.bare().access(ehr.base().replace("http://127.0.0.1", origin)));

        assertEquals(412, reply.status());
        assertEquals(List.of(), ehr.requests());
    }

    @Test
    void anUnencryptedServerIsNotCalledWhereTheListSaysHttps() {
        try (ProtocolServer strict = ProtocolServer.start(
                "bonewise.fhir.allowed-servers=" + ehr.base().replace("http:", "https:"))) {
            ProtocolServer.Reply reply = strict.call(HookCall.bare().access(ehr.base()));

            assertEquals(412, reply.status());
            assertTrue(reply.diagnostics().contains("not on the allow-list"), reply.diagnostics());
            assertEquals(List.of(), ehr.requests());
        }
    }

    @Test
    void aServerWithoutAuthorizationIsNotCalled() {
        PatientData data = read(withoutRequests().remove("/fhirAuthorization"));

        assertEquals(List.of(), ehr.requests());
        assertFalse(data.delivered().contains("MedicationRequest"));
    }

    @Test
    void aServerBelowAnEntryOfTheAllowListIsCalled() {
        ehr.answers("tenant/MedicationRequest", bundle(request("m1")));

        PatientData data = read(HookCall.full().access(ehr.base() + "/tenant").without("medicationRequests"));

        assertEquals(List.of("p1", "m1"), ids(data));
    }

    @Test
    void aPatientOfAnotherIdFromTheServerIsRefused() {
        ehr.answers("Patient/p1", "{\"resourceType\": \"Patient\", \"id\": \"p2\"}");

        ProtocolServer.Reply reply =
                server.call(HookCall.full().access(ehr.base()).without("patient"));

        assertEquals(412, reply.status());
        assertEquals("prefetch.patient", reply.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Condition.read",
                "user/Condition.rs openid",
                "user/*.write user/Patient.r",
                "user/MedicationRequest.write"
            })
    void aTypeThatTheScopeDoesNotCoverIsNotQueried(String scope) {
        PatientData data = read(withoutRequests().set("/fhirAuthorization/scope", "\"" + scope + "\""));

        assertEquals(List.of(), ehr.requests());
        assertEquals(
                List.of(new DataProblem("medicationRequests", "the access token's scope does not cover it")),
                data.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"user/MedicationRequest.s?status=active", "user/*.rs?_security=N"})
    void whatAScopeCoversInPartIsAGap(String scope) {
        ehr.answers("MedicationRequest", bundle(request("m1")));

        PatientData data = read(withoutRequests().set("/fhirAuthorization/scope", "\"" + scope + "\""));

        assertEquals(List.of("p1", "m1"), ids(data));
        assertFalse(data.delivered().contains("MedicationRequest"));
        assertTrue(data.knownProblems().toString().contains("covers only a part of it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient/MedicationRequest.read", "user/*.*", "system/*.rs", "launch openid", ""})
    void aTypeThatTheScopeMayCoverIsQueried(String scope) {
        read(withoutRequests().set("/fhirAuthorization/scope", "\"" + scope + "\""));

        assertEquals(1, ehr.requests().size());
    }

    @Test
    void missingMedicationsAreFetchedInOneQuery() {
        ehr.answers(
                "Medication",
                bundle(
                        "{\"resourceType\": \"Medication\", \"id\": \"d1\"}",
                        "{\"resourceType\": \"Medication\", \"id\": \"d2\"}"));

        PatientData data = read(HookCall.full()
                .access(ehr.base())
                .prefetch(
                        "medicationRequests",
                        bundle(byReference("m1", "Medication/d1"), byReference("m2", ehr.base() + "/Medication/d2"))));

        assertEquals(List.of("Medication?_id=d1,d2&_count=200"), ehr.requests());
        assertEquals(List.of("p1", "m1", "m2", "d1", "d2"), ids(data));
        assertEquals(List.of(), data.problems());
    }

    @Test
    void aMedicationThatTheServerLacksIsAProblem() {
        PatientData data = read(HookCall.full()
                .access(ehr.base())
                .prefetch("medicationRequests", bundle(byReference("m1", "Medication/d1"))));

        assertEquals(
                List.of(new DataProblem(
                        "Medication", "1 resources name their drug by a reference that could not be followed")),
                data.problems());
    }

    private static String byReference(String id, String reference) {
        return resource("MedicationRequest", id, "\"medicationReference\": {\"reference\": \"" + reference + "\"}");
    }

    private static String total(int total, String bundle) {
        return bundle.replace("\"entry\"", "\"total\": " + total + ", \"entry\"");
    }

    private static String paged(String next, String resource) {
        return bundle(resource)
                .replace("\"entry\"", "\"link\": [{\"relation\": \"next\", \"url\": \"" + next + "\"}], \"entry\"");
    }
}
