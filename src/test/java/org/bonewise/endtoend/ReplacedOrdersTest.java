package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What can be ordered instead of an agent that is not safe: the same order put right, or another with the earlier one ended. */
class ReplacedOrdersTest {

    private static final String RUNNING = """
            {"resourceType": "MedicationRequest", "id": "running", "status": "active", "intent": "order",
             "subject": {"reference": "Patient/PATIENT"}, "authoredOn": "2026-07-01",
             "medicationCodeableConcept": {"text": "Zoledronic acid 4 mg (Zometa)",
               "coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "77655"}]},
             "dosageInstruction": [{"timing": {"repeat": {"frequency": 1, "period": 4, "periodUnit": "wk"}},
               "doseAndRate": [{"doseQuantity": {"value": 4, "unit": "mg",
                 "system": "http://unitsofmeasure.org", "code": "mg"}}]}]}""";

    private static String given(String id, String day) {
        return """
                {"resourceType": "MedicationAdministration", "id": "%s", "status": "completed",
                 "subject": {"reference": "Patient/PATIENT"}, "effectiveDateTime": "%s",
                 "medicationCodeableConcept": {"text": "Zoledronic acid 4 mg (Zometa)",
                   "coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "77655"}]},
                 "dosage": {"dose": {"value": 4, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}}}""".formatted(id, day);
    }

    private static WorkCall onZoledronicAcid(String lastDose) {
        return WorkCall.of("patient-view", "breast-clearance-22")
                .record("medicationAdministrations", given("g1", "2026-09-22"))
                .record("medicationAdministrations", given("g2", lastDose));
    }

    private static JsonNode cards(WorkCall call) {
        return Service.shared().cards(call);
    }

    private static List<String> labels(JsonNode card) {
        return card.path("suggestions")
                .valueStream()
                .map(suggestion -> suggestion.path("label").stringValue())
                .toList();
    }

    @Test
    void anAgentThatMustEndIsEndedByTheChoiceThatOrdersAnother() {
        JsonNode card = cards(onZoledronicAcid("2026-10-20").record("medicationRequests", RUNNING))
                .path(0);

        assertThat(card.path("indicator").stringValue()).isEqualTo("critical");
        assertThat(card.path("summary").stringValue()).startsWith("Zoledronic acid contraindicated");
        assertThat(labels(card))
                .startsWith("End Zoledronic acid 4 mg (Zometa), order Denosumab SC every 4 weeks: 120 mg");
        JsonNode ends = card.at("/suggestions/0/actions/0");
        assertThat(ends.path("type").stringValue()).isEqualTo("update");
        assertThat(ends.at("/resource/id").stringValue()).isEqualTo("running");
        assertThat(ends.at("/resource/status").stringValue()).isEqualTo("stopped");
        JsonNode begins = card.at("/suggestions/0/actions/1");
        assertThat(begins.path("type").stringValue()).isEqualTo("create");
        assertThat(begins.at("/resource/dosageInstruction/0/doseAndRate/0/doseQuantity/value")
                        .asInt())
                .isEqualTo(120);
    }

    @Test
    void anOrderThatCouldNotBeReadWholeIsNotEnded() {
        String running = RUNNING.replace("\"status\": \"active\"", "\"status\": \"active\", \"ward\": \"7B\"");
        JsonNode card = cards(onZoledronicAcid("2026-10-20").record("medicationRequests", running))
                .path(0);

        assertThat(card.path("summary").stringValue()).startsWith("Zoledronic acid contraindicated");
        assertThat(labels(card)).noneMatch(label -> label.startsWith("End"));
    }

    @Test
    void aLongNameOfTheEarlierMedicineIsShortened() {
        String running = RUNNING.replace("Zoledronic acid 4 mg (Zometa)", "Zometa " + "very ".repeat(500) + "long");
        JsonNode card = cards(onZoledronicAcid("2026-10-20").record("medicationRequests", running))
                .path(0);

        assertThat(labels(card).getFirst()).startsWith("End Zometa very").hasSizeLessThan(140);
    }

    @Test
    void beforeTheNextDoseWouldBeDueNothingTakesItsPlace() {
        JsonNode card = cards(onZoledronicAcid("2026-10-27").record("medicationRequests", RUNNING))
                .path(0);

        assertThat(card.path("indicator").stringValue()).isEqualTo("critical");
        assertThat(labels(card)).noneMatch(label -> label.startsWith("End"));
    }

    @Test
    void withoutAnOrderToEndTheOtherAgentIsNamedInWordsOnly() {
        JsonNode card = cards(onZoledronicAcid("2026-10-20")).path(0);

        assertThat(card.path("detail").stringValue()).containsIgnoringCase("denosumab");
        assertThat(labels(card)).noneMatch(label -> label.startsWith("End"));
    }

    @Test
    void aDoseAboveThatForTheKidneyIsCorrectedInTheOrderItself() {
        String order = WorkCall.medicine("z1", "77655", "Zoledronic acid 4 mg (Zometa)", "4", 4)
                .replace("\"status\": \"draft\"", "\"status\": \"draft\", \"note\": [{\"text\": \"left arm\"}]")
                .replace("\"timing\": {", "\"timing\": {\"event\": [\"2026-11-24\"], ");
        JsonNode card = cards(WorkCall.of("order-sign", "lung-clearance-45").drafts(order))
                .path(0);

        assertThat(card.path("detail").stringValue()).contains("SAF-41");
        assertThat(labels(card))
                .startsWith("Correct the order: Zoledronic acid IV every 4 weeks: 3.3 mg")
                .contains("Instead of zoledronic acid: Denosumab SC every 4 weeks: 120 mg")
                .endsWith("Remove the order of zoledronic acid");
        JsonNode update = card.at("/suggestions/0/actions/0");
        assertThat(update.path("type").stringValue()).isEqualTo("update");
        assertThat(update.at("/resource/id").stringValue()).isEqualTo("z1");
        assertThat(update.at("/resource/note/0/text").stringValue()).isEqualTo("left arm");
        assertThat(update.at("/resource/dosageInstruction/0/doseAndRate/0/doseQuantity/value")
                        .decimalValue())
                .isEqualByComparingTo("3.3");
        assertThat(update.at("/resource/dosageInstruction/0/timing/event/0").stringValue())
                .isEqualTo("2026-11-24");
        assertThat(update.at("/resource/dosageInstruction/0/timing/repeat/period")
                        .asInt())
                .isEqualTo(4);
    }

    /** Ended, the order would take the date of the last dose with it. */
    @Test
    void anOrderThatAloneTellsOfTheDosesIsNotEnded() {
        JsonNode card = cards(WorkCall.of("patient-view", "breast-clearance-22").record("medicationRequests", RUNNING))
                .path(0);

        assertThat(card.path("indicator").stringValue()).isEqualTo("critical");
        assertThat(labels(card)).noneMatch(label -> label.startsWith("End"));
    }

    @Test
    void whatWasDeclinedIsNotOfferedInstead() {
        String declined = """
                {"resourceType": "MedicationRequest", "id": "declined", "status": "active", "intent": "order",
                 "doNotPerform": true, "subject": {"reference": "Patient/PATIENT"}, "authoredOn": "2026-11-01",
                 "medicationCodeableConcept": {"text": "Xgeva",
                   "coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1046399"}]}}""";
        JsonNode card = cards(WorkCall.of("order-sign", "breast-clearance-22")
                        .record("medicationRequests", declined)
                        .drafts(WorkCall.medicine("z1", "77655", "Zoledronic acid 4 mg (Zometa)", "4", 4)))
                .path(0);

        assertThat(card.path("summary").stringValue()).startsWith("Zoledronic acid contraindicated");
        assertThat(labels(card))
                .contains("Remove the order of zoledronic acid")
                .noneMatch(label -> label.startsWith("Instead"));
    }

    @Test
    void anAgentThatRunsIsNotOrderedASecondTime() {
        String denosumab = RUNNING.replace("77655", "1046399")
                .replace("Zoledronic acid 4 mg (Zometa)", "Xgeva")
                .replace("\"value\": 4", "\"value\": 120");
        JsonNode card = cards(WorkCall.of("order-sign", "lung-clearance-45")
                        .record("medicationRequests", denosumab)
                        .drafts(WorkCall.medicine("z1", "77655", "Zoledronic acid 4 mg (Zometa)", "3.3", 4)))
                .path(0);

        assertThat(card.path("detail").stringValue()).contains("SAF-21");
        assertThat(labels(card)).noneMatch(label -> label.contains("Denosumab"));
    }

    /** What could not be read would be lost if the order were sent back. */
    @Test
    void anOrderWithAnElementThatFhirDoesNotKnowIsNotCorrected() {
        String order = WorkCall.medicine("z1", "77655", "Zoledronic acid 4 mg (Zometa)", "4", 4)
                .replace("\"status\": \"draft\"", "\"status\": \"draft\", \"ward\": \"7B\"");
        JsonNode card = cards(WorkCall.of("order-sign", "lung-clearance-45").drafts(order))
                .path(0);

        assertThat(card.path("detail").stringValue()).contains("SAF-41");
        assertThat(labels(card)).noneMatch(label -> label.startsWith("Correct"));
    }

    @Test
    void aDraftWithoutAStatusIsJudgedLikeAnyOther() {
        String order = WorkCall.medicine("z1", "77655", "Zoledronic acid 4 mg (Zometa)", "4", 4)
                .replace("\"status\": \"draft\", ", "");
        JsonNode cards = cards(WorkCall.of("order-sign", "breast-clearance-22").drafts(order));

        assertThat(cards.path(0).path("detail").stringValue()).contains("SAF-06");
    }

    @Test
    void anOrderThatIsWrongForAnotherReasonIsNotCorrected() {
        JsonNode card = cards(WorkCall.of("order-sign", "breast-clearance-22")
                        .drafts(WorkCall.medicine("z1", "77655", "Zoledronic acid 4 mg (Zometa)", "4", 4)))
                .path(0);

        assertThat(labels(card)).noneMatch(label -> label.startsWith("Correct"));
    }
}
