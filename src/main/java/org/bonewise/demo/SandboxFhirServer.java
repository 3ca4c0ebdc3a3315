package org.bonewise.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * The FHIR R4 server of the sandbox EHR: the sample patients, in memory, read-only.
 *
 * <p>Bearer tokens are accepted and not checked. A search without {@code _count} is cut into pages of 20 with a link
 * {@code next}, as many EHRs do, so that a client has to follow them.
 */
final class SandboxFhirServer extends RestfulServer {

    /** Where the server stands below the address of the application. */
    static final String PATH = "/sandbox/fhir";

    private static final int PAGE_SIZE = 20;
    private static final int LARGEST_PAGE = 500;
    private static final int SEARCHES_KEPT = 500;

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
            Practitioner.class,
            Encounter.class,
            Immunization.class);

    SandboxFhirServer(FhirContext fhir, SandboxStore store) {
        super(fhir);
        setServerName("Bonewise sandbox EHR");
        setServerAddressStrategy((context, request) -> baseUrl(request.getLocalPort()));
        setDefaultResponseEncoding(EncodingEnum.JSON);
        TYPES.forEach(type -> registerProvider(new SandboxResourceProvider(type, store)));
        FifoMemoryPagingProvider paging = new FifoMemoryPagingProvider(SEARCHES_KEPT);
        paging.setDefaultPageSize(PAGE_SIZE);
        paging.setMaximumPageSize(LARGEST_PAGE);
        setPagingProvider(paging);
    }

    /**
     * The one address under which the service is told to find the sandbox, whatever name the browser used, so that the
     * links of a page lead to the server that the service trusts.
     */
    static String baseUrl(int port) {
        return "http://127.0.0.1:" + port + PATH;
    }
}
