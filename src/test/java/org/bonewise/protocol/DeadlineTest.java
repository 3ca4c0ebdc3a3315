package org.bonewise.protocol;

import static org.bonewise.protocol.HookCall.bundle;
import static org.bonewise.protocol.HookCall.condition;
import static org.bonewise.protocol.HookCall.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bonewise.fhir.DataProblem;
import org.bonewise.fhir.PatientData;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A FHIR server that is slower than the deadline; its answers come after a minute, so that no slow machine meets them. */
class DeadlineTest {

    private static final int MINUTE = 60_000;

    private final Ehr ehr = Ehr.start();
    private ProtocolServer server;

    @BeforeEach
    void start() {
        server = ProtocolServer.start("bonewise.fhir.allowed-servers=" + ehr.base(), "bonewise.fhir.deadline=1500ms");
    }

    @AfterEach
    void stop() {
        server.close();
        ehr.close();
    }

    @Test
    void whatIsTooLateIsAGapAndWhatIsInTimeCounts() {
        ehr.answers("Condition", bundle(condition("c1")));
        ehr.answers("MedicationRequest", Ehr.fhir(HookCall.EMPTY_BUNDLE).withFixedDelay(MINUTE));
        ehr.answers(
                "Appointment",
                Ehr.fhir(HookCall.EMPTY_BUNDLE + " ".repeat(10_000)).withChunkedDribbleDelay(100, MINUTE));

        ProtocolServer.Reply reply = server.call(HookCall.bare().access(ehr.base()));

        assertEquals(200, reply.status());
        PatientData data = server.lastRead();
        assertEquals(
                List.of("p1", "c1"),
                data.resources().stream().map(Resource::getIdPart).toList());
        assertFalse(data.delivered().contains("MedicationRequest"));
        assertFalse(data.delivered().contains("Appointment"));
        assertTrue(data.delivered().contains("Condition"));
        assertEquals(
                List.of(
                        new DataProblem("medicationRequests", "the FHIR server did not answer in time"),
                        new DataProblem("appointments", "the FHIR server did not answer in time")),
                data.problems());
    }

    @Test
    void pagesThatCameInTimeCount() {
        ehr.answers(
                "MedicationRequest",
                bundle(resource("MedicationRequest", "m1", "\"intent\": \"order\""))
                        .replace("\"entry\"", "\"link\": [{\"relation\": \"next\", \"url\": \"slow\"}], \"entry\""));
        ehr.answers("slow", Ehr.fhir(HookCall.EMPTY_BUNDLE).withFixedDelay(MINUTE));

        server.call(HookCall.full().access(ehr.base()).without("medicationRequests"));

        PatientData data = server.lastRead();
        assertEquals(
                List.of("p1", "m1"),
                data.resources().stream().map(Resource::getIdPart).toList());
        assertFalse(data.delivered().contains("MedicationRequest"));
    }

    @Test
    void whenTheConditionsAreTooLateTheCallEndsIn412WithTheReason() {
        ehr.answers("Condition", Ehr.fhir(HookCall.EMPTY_BUNDLE).withFixedDelay(MINUTE));

        ProtocolServer.Reply reply =
                server.call(HookCall.full().access(ehr.base()).without("conditions"));

        assertEquals(412, reply.status());
        assertTrue(reply.diagnostics().contains("did not answer in time"), reply.diagnostics());
    }
}
