package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The hooks at which orders are written: what is in hand is judged, and nothing else is spoken of. */
class OrderHooksTest {

    private static final String ZOLEDRONIC_ACID =
            WorkCall.medicine("z1", "77655", "Zoledronic acid 4 mg (Zometa)", "4", 4);
    private static final String DENOSUMAB = WorkCall.medicine("d1", "1046399", "Xgeva", "120", 4);
    private static final String PARACETAMOL = WorkCall.medicine("p1", "161", "Paracetamol", "500", 1);

    private static JsonNode cards(WorkCall call) {
        return Service.shared().cards(call);
    }

    private static Stream<JsonNode> actions(JsonNode card) {
        return card.path("suggestions")
                .valueStream()
                .flatMap(suggestion -> suggestion.path("actions").valueStream());
    }

    @Test
    void aBisphosphonateBelowItsClearanceLimitIsStoppedAndCanBeRemovedOrReplaced() {
        JsonNode cards = cards(WorkCall.of("order-sign", "breast-clearance-22").drafts(ZOLEDRONIC_ACID));

        JsonNode card = cards.path(0);
        assertThat(card.path("indicator").stringValue()).isEqualTo("critical");
        assertThat(card.path("summary").stringValue())
                .contains("contraindicated")
                .startsWith("Zoledronic acid");
        assertThat(card.path("detail").stringValue()).contains("SAF-06");
        assertThat(card.path("selectionBehavior").stringValue()).isEqualTo("at-most-one");
        assertThat(actions(card)
                        .filter(action -> action.path("type").stringValue().equals("delete")))
                .isNotEmpty()
                .allSatisfy(action ->
                        assertThat(action.path("resourceId").stringValue()).isEqualTo("MedicationRequest/z1"));
        assertThat(card.path("suggestions")
                        .valueStream()
                        .map(suggestion -> suggestion.path("label").stringValue()))
                .containsExactly(
                        "Instead of zoledronic acid: Denosumab SC every 4 weeks: 120 mg",
                        "Remove the order of zoledronic acid");
        assertThat(card.at("/suggestions/0/actions").valueStream().map(action -> action.path("type")
                        .stringValue()))
                .startsWith("delete", "create");
    }

    /** A reference to it would lead nowhere, or elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-03-11T11:00:00Z", "z 1", "z1?status=draft", "<b>z1</b>"})
    void anOrderWhoseIdIsNoneIsJudgedAndNotReferredTo(String id) {
        JsonNode cards = cards(WorkCall.of("order-sign", "breast-clearance-22")
                .drafts(WorkCall.medicine(id, "77655", "Zoledronic acid 4 mg (Zometa)", "4", 4)));

        assertThat(cards.path(0).path("detail").stringValue()).contains("SAF-06");
        assertThat(actions(cards.path(0)).map(action -> action.path("type").stringValue()))
                .doesNotContain("delete", "update");
    }

    @Test
    void anOrderThatHasNothingToDoWithBoneIsNotSpokenOf() {
        assertThat(cards(WorkCall.of("order-sign", "breast-clearance-22").drafts(PARACETAMOL)))
                .isEmpty();
        assertThat(cards(WorkCall.of("order-select", "breast-cord-compression").drafts(PARACETAMOL)))
                .isEmpty();
    }

    @Test
    void whatIsNotSelectedIsNotSpokenOf() {
        WorkCall call = WorkCall.of("order-select", "breast-clearance-22")
                .bundle("draftOrders", ZOLEDRONIC_ACID, PARACETAMOL)
                .select("MedicationRequest/p1");
        assertThat(cards(call)).isEmpty();

        for (String reference : List.of("MedicationRequest/z1", "z1")) {
            JsonNode selected = cards(WorkCall.of("order-select", "breast-clearance-22")
                    .bundle("draftOrders", ZOLEDRONIC_ACID, PARACETAMOL)
                    .select(reference));
            assertThat(selected).hasSize(1);
            assertThat(selected.path(0).path("detail").stringValue()).contains("SAF-06");
        }
    }

    @Test
    void withoutAnythingButTheContextTheOrderIsJudgedAsFarAsItCanBe() {
        JsonNode cards = cards(WorkCall.of("order-sign", "breast-clearance-22")
                .withoutPrefetch()
                .drafts(ZOLEDRONIC_ACID));

        assertThat(cards).hasSize(1);
        assertThat(cards.path(0).path("indicator").stringValue()).isEqualTo("warning");
        assertThat(cards.path(0).path("summary").stringValue()).contains("data needed");
        assertThat(cards.path(0).path("detail").stringValue())
                .contains("What is missing")
                .contains("creatinine");
    }

    @Test
    void twoAgentsTogetherAreStopped() {
        JsonNode cards = cards(WorkCall.of("order-sign", "lung-clearance-45").drafts(ZOLEDRONIC_ACID, DENOSUMAB));

        assertThat(cards.valueStream().map(card -> card.path("indicator").stringValue()))
                .containsOnly("critical");
        assertThat(cards).hasSize(2).allSatisfy(card -> assertThat(
                        card.path("detail").stringValue())
                .contains("SAF-21"));
        assertThat(cards.path(0).path("suggestions").valueStream().map(suggestion -> suggestion
                        .path("label")
                        .stringValue()))
                .containsExactly("Remove the order of zoledronic acid");
    }

    @Test
    void nothingIsSaidOfAnOrderThatIsRightAndHasAllThatGoesAlong() {
        WorkCall call = WorkCall.of("order-sign", "lung-clearance-45");
        JsonNode first = cards(call.drafts(DENOSUMAB));
        assertThat(first).hasSize(1);
        String[] signed = Stream.concat(
                        Stream.of(DENOSUMAB),
                        first.at("/0/suggestions/0/actions").valueStream().map(action -> action.path("resource")
                                .toString()))
                .toArray(String[]::new);

        assertThat(cards(WorkCall.of("order-sign", "lung-clearance-45").drafts(signed)))
                .isEmpty();
    }

    @Test
    void anOrderOfAnAgentForWhichNothingSpeaksIsAskedAbout() {
        JsonNode cards = cards(WorkCall.of("order-sign", "no-cancer").drafts(DENOSUMAB));

        assertThat(cards).hasSize(1);
        assertThat(cards.path(0).path("indicator").stringValue()).isEqualTo("warning");
        assertThat(cards.path(0).path("detail").stringValue())
                .contains("Nothing on record speaks for a bone-modifying agent: confirm why it is given. (SIL-7)")
                .contains("MIS-3");
    }

    /** 235 days after surgery an adjuvant start is only to be considered. */
    @Test
    void whatIsOnlyToBeConsideredDoesNotStandInTheWayOfASignature() {
        String goserelin = WorkCall.medicine("g1", "50610", "Goserelin 10.8 mg", "10.8", 12);
        JsonNode selected = cards(WorkCall.of("order-select", "early-breast-node-positive")
                .drafts(goserelin)
                .replacing("2026-09-08", "2026-04-01"));
        JsonNode signed = cards(WorkCall.of("order-sign", "early-breast-node-positive")
                .drafts(goserelin)
                .replacing("2026-09-08", "2026-04-01"));

        assertThat(selected).hasSize(1);
        assertThat(selected.path(0).path("summary").stringValue()).startsWith("Consider zoledronic acid");
        assertThat(signed).isEmpty();
    }

    @Test
    void aMarkerOfBoneTurnoverIsSaidToBeNoneOfRoutine() {
        String marker = """
                {"resourceType": "ServiceRequest", "id": "m1", "status": "draft", "intent": "order",
                 "subject": {"reference": "Patient/PATIENT"},
                 "code": {"text": "CTX", "coding": [
                   {"system": "https://bonewise.github.io/fhir/CodeSystem/bonewise", "code": "bone-turnover-marker"}]}}""";
        JsonNode cards = cards(WorkCall.of("order-sign", "breast-clearance-22").drafts(marker));

        assertThat(cards).hasSize(1);
        assertThat(cards.path(0).path("indicator").stringValue()).isEqualTo("info");
        assertThat(cards.path(0).path("detail").stringValue()).contains("MON-17");
        assertThat(cards.path(0).path("suggestions")).isEmpty();
    }

    @Test
    void whatIsSelectedRaisesTheIndicationThatItBrings() {
        JsonNode cards = cards(WorkCall.of("order-select", "early-breast-node-positive")
                .drafts(WorkCall.medicine("g1", "50610", "Goserelin 10.8 mg", "10.8", 12)));

        assertThat(cards).hasSize(1);
        assertThat(cards.path(0).path("summary").stringValue()).startsWith("Start zoledronic acid");
        assertThat(cards.path(0).path("detail").stringValue()).contains("Goserelin 10.8 mg");
    }

    @Test
    void aNewProblemRaisesTheIndicationThatItBrings() {
        String metastasis = """
                {"resourceType": "Condition", "id": "new", "subject": {"reference": "Patient/PATIENT"},
                 "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
                 "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "C79.5"}]}}""";
        String cold = metastasis.replace("C79.5", "J00");

        JsonNode cards = cards(
                WorkCall.of("problem-list-item-create", "early-breast-low-risk").bundle("conditions", metastasis));
        assertThat(cards.path(0).path("summary").stringValue())
                .startsWith("Start ")
                .contains("bone metastases");
        assertThat(cards(WorkCall.of("problem-list-item-create", "breast-vitamin-d-low")
                        .bundle("conditions", cold)))
                .isEmpty();
    }

    @Test
    void aNewAllergyToTheAgentInUseIsCritical() {
        String allergy = """
                {"resourceType": "AllergyIntolerance", "id": "new", "patient": {"reference": "Patient/PATIENT"},
                 "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "code": "active"}]},
                 "code": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "993449"}]},
                 "reaction": [{"manifestation": [{"coding": [{"system": "http://snomed.info/sct", "code": "39579001"}]}]}]}""";
        JsonNode cards = cards(WorkCall.of("allergyintolerance-create", "breast-denosumab-on-schedule")
                .context("allergyIntolerance", allergy));
        assertThat(cards.path(0).path("indicator").stringValue()).isEqualTo("critical");
        assertThat(cards.path(0).path("detail").stringValue()).contains("SAF-18");
        assertThat(cards(WorkCall.of("allergyintolerance-create", "breast-denosumab-on-schedule")
                        .context("allergyIntolerance", "{\"resource\": " + allergy + "}")))
                .hasSize(1);
        // Penicillin.
        assertThat(cards(WorkCall.of("allergyintolerance-create", "breast-denosumab-on-schedule")
                        .context("allergyIntolerance", allergy.replace("993449", "7980"))))
                .isEmpty();
    }

    /** Three doses are on record too, by which another rule has something to say of the course. */
    @Test
    void whatIsRecordedIsWhatIsSpokenOf() {
        String fever = """
                {"resourceType": "AllergyIntolerance", "id": "new", "patient": {"reference": "Patient/PATIENT"},
                 "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "code": "active"}]},
                 "code": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "77655"}]},
                 "onsetDateTime": "2026-11-20",
                 "reaction": [{"manifestation": [{"coding": [{"system": "http://snomed.info/sct", "code": "386661006"}]}]}]}""";
        WorkCall call = WorkCall.of("allergyintolerance-create", "lung-clearance-45")
                .record("medicationAdministrations", given("g1", "2026-09-24"))
                .record("medicationAdministrations", given("g2", "2026-10-22"))
                .record("medicationAdministrations", given("g3", "2026-11-19"));

        JsonNode cards = cards(call.context("allergyIntolerance", fever));

        assertThat(cards).hasSize(1);
        assertThat(cards.path(0).path("summary").stringValue()).contains("cute-phase reaction");
        assertThat(cards(call.context("allergyIntolerance", fever.replace("77655", "7980"))))
                .isEmpty();
    }

    private static String given(String id, String day) {
        return """
                {"resourceType": "MedicationAdministration", "id": "%s", "status": "completed",
                 "subject": {"reference": "Patient/PATIENT"}, "effectiveDateTime": "%s",
                 "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "77655"}]},
                 "dosage": {"dose": {"value": 3.3, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}}}""".formatted(id, day);
    }

    @Test
    void aRefillIsJudgedLikeAnOrderAndNeedsNoUser() {
        WorkCall call = WorkCall.of("medication-refill", "breast-clearance-22").bundle("medications", ZOLEDRONIC_ACID);
        JsonNode cards = cards(call.withoutUser());
        assertThat(cards.path(0).path("detail").stringValue()).contains("SAF-06");
    }

    /** Neither words without a code nor a product without a regimen may pass for an order that is right. */
    @Test
    void anOrderThatCannotBeJudgedIsSaidToBeSo() {
        String etidronate = WorkCall.medicine("e1", "4109", "Etidronate", "400", 1)
                .replace("http://www.nlm.nih.gov/research/umls/rxnorm", "http://www.whocc.no/atc")
                .replace("\"4109\"", "\"M05BA01\"");
        String words = ZOLEDRONIC_ACID.replaceFirst(",\\s*\"coding\": \\[[^]]*]", "");
        for (String draft : List.of(words, etidronate)) {
            for (String situation : List.of("breast-clearance-22", "breast-hospice", "no-cancer")) {
                JsonNode cards = cards(WorkCall.of("order-sign", situation).drafts(draft));

                assertThat(cards).as(situation).hasSize(1);
                assertThat(cards.path(0).path("indicator").stringValue()).isEqualTo("warning");
                assertThat(cards.path(0).path("summary").stringValue())
                        .isEqualTo("Check: an order of a bone-modifying agent could not be judged");
                assertThat(cards.path(0).path("detail").stringValue()).contains("SAF-22");
            }
        }
    }
}
