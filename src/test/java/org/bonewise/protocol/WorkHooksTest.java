package org.bonewise.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hooks whose context carries resources: what is taken, and what is refused with the field named. */
class WorkHooksTest {

    private static ProtocolServer server;

    @BeforeAll
    static void start() {
        server = ProtocolServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ProtocolServer.Reply sign(String context) {
        return call("order-sign", context);
    }

    private static ProtocolServer.Reply call(String hook, String context) {
        return server.post(
                "/cds-services/small-" + hook, """
                {"hook": "%s", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                 "context": {"userId": "Practitioner/example", "patientId": "p1"%s}}""".formatted(hook, context), "Content-Type", "application/json");
    }

    private static String drafts(String... resources) {
        return ", \"draftOrders\": " + HookCall.bundle(resources);
    }

    private static List<String> read() {
        return server.lastRead().inContext().stream()
                .map(one -> one.fhirType() + "/" + one.getIdPart())
                .toList();
    }

    @Test
    void theContextAloneIsEnough() {
        String order = HookCall.resource("MedicationRequest", "m1", "\"status\": \"draft\"");

        assertThat(sign(drafts(order)).status()).isEqualTo(200);
        assertThat(read()).containsExactly("MedicationRequest/m1");
    }

    /** As real clients send them: no type, no entries, an object for a list, no drug yet. */
    @Test
    void whatIsNotTidyIsTaken() {
        assertThat(sign(", \"draftOrders\": {\"resourceType\": \"Bundle\"}").status())
                .isEqualTo(200);
        assertThat(read()).isEmpty();

        String untidy = HookCall.resource(
                "MedicationRequest", "m1", "\"category\": {\"text\": \"outpatient\"}, \"unknown\": {\"a\": 1}");
        assertThat(sign(", \"draftOrders\": {\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": " + untidy
                                + "}]}")
                        .status())
                .isEqualTo(200);
        assertThat(read()).containsExactly("MedicationRequest/m1");
    }

    @Test
    void whatHasNoIdOrTheIdOfAnotherIsToldApart() {
        String order = HookCall.resource("MedicationRequest", "m1", "\"status\": \"draft\"");
        String nameless = order.replace("\"id\": \"m1\", ", "");

        assertThat(sign(drafts(order, nameless, order)).status()).isEqualTo(200);
        assertThat(read()).hasSize(3).doesNotHaveDuplicates().first().isEqualTo("MedicationRequest/m1");
        assertThat(server.lastRead().inContext())
                .filteredOn(org.bonewise.fhir.PatientData::isNameless)
                .hasSize(2);
    }

    @Test
    void aDrugByReferenceIsFoundInTheContext() {
        String drug = "{\"resourceType\": \"Medication\", \"id\": \"x\", \"code\": {\"text\": \"Zoledronic acid\"}}";
        String order = HookCall.resource(
                "MedicationRequest", "m1", "\"medicationReference\": {\"reference\": \"Medication/x\"}");

        assertThat(sign(drafts(order, drug)).status()).isEqualTo(200);
        assertThat(server.lastRead().resources()).extracting(Resource::fhirType).contains("Medication");
        assertThat(server.lastRead().problems())
                .extracting(org.bonewise.fhir.DataProblem::what)
                .doesNotContain("Medication");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            order-sign ~ ~ context.draftOrders
            order-sign ~ , "draftOrders": [] ~ context.draftOrders
            order-sign ~ , "draftOrders": {"resourceType": "MedicationRequest"} ~ context.draftOrders
            order-sign ~ , "draftOrders": {"resourceType": "Bundle", "entry": {}} ~ context.draftOrders.entry
            order-select ~ , "draftOrders": {"resourceType": "Bundle"} ~ context.selections
            order-select ~ , "draftOrders": {"resourceType": "Bundle"}, "selections": [{}] ~ context.selections
            """)
    void aContextThatBreaksTheHooksRulesIsRefused(String hook, String context, String field) {
        ProtocolServer.Reply reply = call(hook, context == null ? "" : context);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {"resource": {"resourceType": "Basic", "id": "a"}}, {} ~ context.draftOrders.entry[1].resource
            {"resource": "MedicationRequest/1"} ~ context.draftOrders.entry[0].resource
            {"resource": {"id": "a"}} ~ context.draftOrders.entry[0].resource
            {"resource": {"resourceType": "Basic"}}, {"resource": {"resourceType": "MedicationOrder"}} ~ context.draftOrders.entry[1].resource
            {"resource": {"resourceType": "MedicationRequest", "subject": {"reference": "Patient/p2"}}} ~ context.draftOrders.entry[0].resource
            """)
    void anEntryThatCannotBeUsedIsRefused(String entries, String field) {
        ProtocolServer.Reply reply =
                sign(", \"draftOrders\": {\"resourceType\": \"Bundle\", \"entry\": [" + entries + "]}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.field()).isEqualTo(field);
    }

    @Test
    void oneResourceMayBeWrapped() {
        String allergy =
                "{\"resourceType\": \"AllergyIntolerance\", \"id\": \"a1\", \"patient\": {\"reference\": \"Patient/p1\"}}";

        assertThat(call("allergyintolerance-create", ", \"allergyIntolerance\": " + allergy)
                        .status())
                .isEqualTo(200);
        assertThat(read()).containsExactly("AllergyIntolerance/a1");
        assertThat(call("allergyintolerance-create", ", \"allergyIntolerance\": {\"resource\": " + allergy + "}")
                        .status())
                .isEqualTo(200);
        assertThat(read()).containsExactly("AllergyIntolerance/a1");
    }
}
