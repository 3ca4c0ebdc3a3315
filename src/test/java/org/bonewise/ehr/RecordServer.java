package org.bonewise.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.tenant.UrlBaseTenantIdentificationStrategy;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The FHIR server of the EHR. Each visit has a base address of its own, which opens to the token of that visit alone. Lists are
 * cut into short pages.
 */
final class RecordServer extends RestfulServer {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 7;
    private static final int SEARCHES_KEPT = 2000;

    private static final List<Class<? extends Resource>> TYPES = List.of(
            Patient.class,
            Condition.class,
            Observation.class,
            MedicationRequest.class,
            MedicationStatement.class,
            MedicationAdministration.class,
            Medication.class,
            Procedure.class,
            ServiceRequest.class,
            AllergyIntolerance.class,
            FamilyMemberHistory.class,
            Appointment.class,
            Encounter.class);

    private final transient Visits visits;

    RecordServer(FhirContext fhir, Visits visits) {
        super(fhir);
        this.visits = visits;
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setTenantIdentificationStrategy(new UrlBaseTenantIdentificationStrategy());
        TYPES.forEach(type -> registerProvider(new RecordProvider(type, visits)));
        FifoMemoryPagingProvider paging = new FifoMemoryPagingProvider(SEARCHES_KEPT);
        paging.setDefaultPageSize(PAGE);
        paging.setMaximumPageSize(PAGE);
        setPagingProvider(paging);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        List<String> path = List.of(Objects.requireNonNullElse(request.getPathInfo(), "/")
                .substring(1)
                .split("/", -1));
        Visit visit = visits.find(path.getFirst());
        if (visit == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean withToken = ("Bearer " + visit.token()).equals(request.getHeader("Authorization"));
        visit.asked(withToken);
        JsonNode canned = path.size() < 2 ? null : visit.canned(path.get(1));
        if (!withToken) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (canned == null) {
            super.service(request, response);
        } else {
            answer(response, canned);
        }
    }

    private static void answer(HttpServletResponse response, @Nullable JsonNode canned) throws IOException {
        JsonNode answer = Objects.requireNonNull(canned);
        response.setStatus(answer.path("status").asInt(HttpServletResponse.SC_OK));
        response.setContentType("application/fhir+json");
        answer.path("headers").forEachEntry((name, value) -> response.setHeader(name, value.stringValue()));
        response.getOutputStream().write(answer.path("body").toString().getBytes(StandardCharsets.UTF_8));
    }
}
