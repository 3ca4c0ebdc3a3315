package org.bonewise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(classes = DemoApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class SandboxFhirServerTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void readsAPatient() throws Exception {
        HttpResponse<String> response = get("/Patient/breast-vitamin-d-low");

        assertThat(response.statusCode()).isEqualTo(200);
        Patient patient = FHIR.newJsonParser().parseResource(Patient.class, response.body());
        assertThat(patient.getNameFirstRep().getNameAsSingleString()).isEqualTo("Anna Mary Whitfield");
    }

    @Test
    void anUnknownResourceIsNotFound() throws Exception {
        assertThat(get("/Patient/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownSearchParameterIsRefusedAndNotIgnored() throws Exception {
        HttpResponse<String> response = get("/Observation?patient=no-cancer&colour=red");

        assertThat(response.statusCode()).isEqualTo(400);
        OperationOutcome outcome = FHIR.newJsonParser().parseResource(OperationOutcome.class, response.body());
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains("colour");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Observation?patient=breast-vitamin-d-low&code=http://loinc.org|1989-3                             ; 1
            Observation?patient=Patient/breast-vitamin-d-low&code=1989-3                                      ; 1
            Observation?patient=breast-vitamin-d-low&code=http://loinc.org|1989-3,http://loinc.org|2160-0     ; 2
            Observation?patient=breast-vitamin-d-low&code=http://snomed.info/sct|1989-3                       ; 0
            Observation?patient=prostate-crpc&code=urn:oid:1.2.208.176.2.1|NPU18016                           ; 1
            Condition?patient=prostate-crpc&code=427492003                                                    ; 1
            MedicationRequest?patient=breast-denosumab-overdue&status=active                                  ; 4
            MedicationAdministration?patient=breast-denosumab-overdue                                         ; 4
            Appointment?patient=breast-denosumab-on-schedule                                                  ; 1
            AllergyIntolerance?patient=no-cancer&code=91936005                                                ; 1
            FamilyMemberHistory?patient=no-cancer                                                             ; 1
            ServiceRequest?patient=no-cancer                                                                  ; 0
            Patient?_id=no-cancer,breast-hospice,nobody                                                       ; 2
            Medication?_id=breast-vitamin-d-low-letrozole-product                                             ; 1
            """)
    void finds(String query, int expected) throws Exception {
        assertThat(allPages("/" + query.replace("|", "%7C"))).hasSize(expected);
    }

    @Test
    void cutsALongSearchIntoPagesThatLeadToTheAddressTheServiceTrusts() throws Exception {
        Bundle first = bundle(get("/Observation?patient=no-cancer&_sort=-date"));

        assertThat(first.getEntry()).hasSize(20).allSatisfy(each -> assertThat(each.getFullUrl())
                .startsWith("http://127.0.0.1:" + port + "/sandbox/fhir/Observation/no-cancer-"));
        assertThat(first.getLink(Bundle.LINK_NEXT).getUrl()).startsWith("http://127.0.0.1:" + port + "/sandbox/fhir");

        List<Observation> all = allPages("/Observation?patient=no-cancer&_sort=-date").stream()
                .map(Observation.class::cast)
                .toList();
        assertThat(all).hasSizeGreaterThan(60).extracting(Observation::getId).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(each -> each.getEffectiveDateTimeType().getValue().toInstant())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void countSetsTheSizeOfThePage() throws Exception {
        Bundle page = bundle(get("/Observation?patient=no-cancer&_count=200"));

        assertThat(page.getEntry()).hasSizeGreaterThan(60);
        assertThat(page.getLink(Bundle.LINK_NEXT)).isNull();
    }

    @Test
    void aDatePrefixLimitsTheSearch() throws Exception {
        String today = LocalDate.now(ZoneId.systemDefault()).toString();

        assertThat(allPages("/Observation?patient=no-cancer&code=4548-4&date=ge" + today))
                .isEmpty();
        assertThat(allPages("/Observation?patient=no-cancer&code=4548-4&date=le" + today))
                .hasSize(25);
    }

    @Test
    void aSearchMayBePosted() throws Exception {
        String form = "patient=breast-vitamin-d-low&code="
                + URLEncoder.encode("http://loinc.org|1989-3", StandardCharsets.UTF_8);
        HttpResponse<String> response = send(request("/Observation/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));

        assertThat(bundle(response).getEntry()).hasSize(1);
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        HttpResponse<String> response = send(request("/Patient")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Patient\"}")));

        assertThat(response.statusCode()).isBetween(400, 405);
    }

    @Test
    void describesItself() throws Exception {
        CapabilityStatement statement = FHIR.newJsonParser()
                .parseResource(CapabilityStatement.class, get("/metadata").body());

        assertThat(statement.getRestFirstRep().getResource())
                .extracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getType)
                .contains("Patient", "Observation", "MedicationAdministration", "Appointment");
    }

    private List<Resource> allPages(String path) throws Exception {
        List<Resource> found = new ArrayList<>();
        Bundle page = bundle(get(path));
        while (true) {
            page.getEntry().forEach(each -> found.add(each.getResource()));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                return found;
            }
            page = bundle(send(HttpRequest.newBuilder(
                    URI.create(page.getLink(Bundle.LINK_NEXT).getUrl()))));
        }
    }

    private static Bundle bundle(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return FHIR.newJsonParser().parseResource(Bundle.class, response.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox/fhir" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.header("Authorization", "Bearer any").build(), BodyHandlers.ofString());
    }
}
