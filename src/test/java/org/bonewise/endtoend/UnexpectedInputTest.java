package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a client may send and the service did not ask for. */
class UnexpectedInputTest {

    private static final String PATIENT = "breast-vitamin-d-low";

    private static String answer(ViewCall call) {
        return Stable.uuids(Service.shared().cards(call).toPrettyString());
    }

    private static ViewCall with(String path, String json) {
        ViewCall call = request(PATIENT).access(Service.shared().sandbox());
        int name = path.lastIndexOf('/') + 1;
        ((ObjectNode) call.tree().at(path.substring(0, name - 1)))
                .set(path.substring(name), new JsonMapper().readTree(json));
        return call;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/extension",
                "/colour",
                "/context/extension",
                "/context/colour",
                "/prefetch/extension",
                "/fhirAuthorization/extension",
                "/fhirAuthorization/colour"
            })
    void membersThatNobodyAskedForChangeNoCard(String path) {
        assertThat(answer(with(path, "{\"org.example.own\": {\"a\": [1, null]}}")))
                .isEqualTo(answer(request(PATIENT)));
    }

    /** A bone metastasis that stands where nobody asked for one. */
    @Test
    void prefetchThatNobodyAskedForIsNotRead() {
        String metastasis = Examples.resource("Condition", "unasked", "no-cancer", """
                "code": {"coding": [{"system": "http://snomed.info/sct", "code": "94222008"}]}""");

        assertThat(Service.shared().cards(request("no-cancer").prefetch("notAsked", metastasis)))
                .isEmpty();
        assertThat(Service.shared().cards(request("no-cancer").with("conditions", metastasis)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "call 7", "Nancy Andersen"})
    void anyHookInstanceWillDoAndTheSameAgain(String hookInstance) {
        ViewCall call = request(PATIENT);
        call.tree().put("hookInstance", hookInstance);

        assertThat(answer(call)).isEqualTo(answer(request(PATIENT)));
        assertThat(answer(call)).isEqualTo(answer(request(PATIENT)));
    }

    /** In STU3 the dose stands elsewhere: an order whose dose is not read is not right. */
    @Test
    void anOrderInTheShapeOfStu3IsNotTakenForOneWithoutFault() {
        JsonNode cards = Service.shared()
                .cards(WorkCall.of("order-sign", "breast-clearance-22").drafts("""
                        {"resourceType": "MedicationRequest", "id": "z1", "status": "draft", "intent": "order",
                         "subject": {"reference": "Patient/PATIENT"}, "context": {"reference": "Encounter/e1"},
                         "requester": {"agent": {"reference": "Practitioner/dr-hansen"}},
                         "medicationCodeableConcept": {"coding": [
                           {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "77655"}]},
                         "dosageInstruction": [{"doseQuantity": {"value": 4, "unit": "mg"}}]}"""));

        assertThat(cards).isNotEmpty();
        assertThat(cards.path(0).path("detail").stringValue()).contains("SAF-06");
        assertThat(cards.path(0).path("indicator").stringValue()).isEqualTo("critical");
    }

    /** It gets an id within the service, which would lead nowhere in the record. */
    @Test
    void aNewProblemWithoutIdIsJudgedAndNotReferredTo() {
        JsonNode cards = Service.shared()
                .cards(WorkCall.of("problem-list-item-create", "early-breast-low-risk")
                        .bundle("conditions", """
                        {"resourceType": "Condition", "subject": {"reference": "Patient/PATIENT"},
                         "code": {"coding": [{"system": "http://snomed.info/sct", "code": "94222008"}]}}"""));

        assertThat(Examples.suggestions(cards)).isNotEmpty();
        assertThat(cards.toString()).doesNotContain("in-context");
    }
}
