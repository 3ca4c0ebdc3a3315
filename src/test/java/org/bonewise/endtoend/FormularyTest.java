package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.detail;
import static org.bonewise.endtoend.Examples.medicines;
import static org.bonewise.endtoend.Examples.request;
import static org.bonewise.endtoend.Examples.resource;
import static org.bonewise.endtoend.Examples.suggestions;
import static org.bonewise.endtoend.Examples.summaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bonewise.knowledge.ArtefactCopy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the hospital does not have is never suggested and never passed over in silence; what it has is ordered by its own code. */
class FormularyTest {

    private static Service service;
    private static Service without;

    @BeforeAll
    static void start() {
        service = Service.with(
                "bonewise.formulary[0].regimen=denosumab-120mg-4-weekly",
                "bonewise.formulary[0].available=false",
                "bonewise.formulary[1].regimen=https://bonewise.github.io/fhir/ActivityDefinition/zoledronic-acid-4mg-4-weekly",
                "bonewise.formulary[1].order-code=https://hospital.example/orders|ZOL4|Zoledronic acid infusion",
                "bonewise.formulary[1].text=Zoledronic acid, hospital kit",
                "bonewise.formulary[2].regimen=calcium-500mg-daily",
                "bonewise.formulary[2].available=false",
                "bonewise.formulary[3].regimen=lab-creatinine",
                "bonewise.formulary[3].order-code=https://hospital.example/orders|KREA");
        without = Service.with(
                "bonewise.formulary[0].regimen=denosumab-120mg-4-weekly",
                "bonewise.formulary[0].available=false",
                "bonewise.formulary[1].regimen=zoledronic-acid-4mg-4-weekly",
                "bonewise.formulary[1].available=false",
                "bonewise.formulary[2].regimen=zoledronic-acid-4mg-12-weekly",
                "bonewise.formulary[2].available=false");
    }

    @Test
    void theNextOfTheChoiceTakesThePlaceOfThePreferred() {
        JsonNode cards = service.cards(request("lung-clearance-45"));

        assertThat(suggestions(cards)).containsExactly("Zoledronic acid IV every 4 weeks: 3.3 mg");
        assertThat(cards.at("/0/suggestions/0/isRecommended").booleanValue()).isTrue();
        assertThat(summaries(cards)).containsExactly("Start zoledronic acid: bone metastases of a solid tumour");
        assertThat(detail(cards))
                .contains("- Not available at this hospital: Denosumab SC every 4 weeks\n")
                .doesNotContain("**Denosumab", "AGT-2");
    }

    @Test
    void aDraftCarriesTheHospitalsCodeBesideOursAndItsText() {
        JsonNode draft = service.cards(request("lung-clearance-45"))
                .at("/0/suggestions/0/actions/0/resource/medicationCodeableConcept");

        assertThat(draft.path("text").stringValue()).isEqualTo("Zoledronic acid, hospital kit");
        assertThat(draft.path("coding")
                        .valueStream()
                        .map(coding -> coding.path("system").stringValue() + "|"
                                + coding.path("code").stringValue()))
                .containsExactly(
                        "http://www.nlm.nih.gov/research/umls/rxnorm|77655",
                        "http://www.whocc.no/atc|M05BA08",
                        "https://hospital.example/orders|ZOL4");
    }

    @Test
    void aCompanionThatIsNotAvailableIsNamedWithoutAnOrder() {
        JsonNode cards = service.cards(request("lung-clearance-45"));

        assertThat(detail(cards))
                .contains("Calcium 500 mg daily (not available at this hospital, no order drafted) and Vitamin D 400 IU"
                        + " daily (MON-1)");
        assertThat(cards.at("/0/suggestions/0/actions").valueStream().map(action -> action.path("description")
                        .stringValue()))
                .containsExactly(
                        "Order Zoledronic acid IV every 4 weeks: 3.3 mg",
                        "Order Vitamin D 400 IU daily",
                        "Order Counselling before a bone-modifying agent");
    }

    /** As where a hospital adds a product of its own beside the one that is shipped. */
    @Test
    void aCompanionThatIsNotAvailableGivesWayToAnotherOfItsGroup(@TempDir Path temporary) throws IOException {
        Path profiles = ArtefactCopy.in(temporary).folder();
        Path regimens = profiles.resolve("regimens");
        Files.writeString(
                regimens.resolve("calcium-hospital.json"),
                Files.readString(regimens.resolve("calcium-500mg-daily.json"))
                        .replace("calcium-500mg-daily", "calcium-hospital")
                        .replace("\"title\": \"Calcium 500 mg daily\"", "\"title\": \"Calcium of the hospital\""));
        Path monitoring = profiles.resolve("guidelines/common/monitoring.json");
        String first =
                "\"definitionCanonical\": \"https://bonewise.github.io/fhir/ActivityDefinition/calcium-500mg-daily\"";
        Files.writeString(
                monitoring,
                Files.readString(monitoring)
                        .replace(first, first + "}, {" + first.replace("calcium-500mg-daily", "calcium-hospital")));
        Service both = Service.with("bonewise.fhir-profiles-directory=" + profiles);
        Service one = Service.with(
                "bonewise.fhir-profiles-directory=" + profiles,
                "bonewise.formulary[0].regimen=calcium-500mg-daily",
                "bonewise.formulary[0].available=false");

        assertThat(detail(both.cards(request("lung-clearance-45"))))
                .contains("Calcium 500 mg daily and Vitamin D 400 IU daily")
                .doesNotContain("Calcium of the hospital");
        assertThat(detail(one.cards(request("lung-clearance-45"))))
                .contains("Calcium of the hospital and Vitamin D 400 IU daily")
                .doesNotContain("Calcium 500 mg daily", "not available");
    }

    @Test
    void whereTheOnlyOneLeftIsContraindicatedTheOtherIsNamed() {
        JsonNode cards = service.cards(request("breast-clearance-22"));

        assertThat(medicines(cards)).doesNotContain("Zoledronic acid, hospital kit");
        assertThat(summaries(cards).getFirst()).startsWith("Zoledronic acid contraindicated");
        assertThat(detail(cards)).contains("- Not available at this hospital: Denosumab SC every 4 weeks");
    }

    @Test
    void withNoneOfTheChoiceTheRecommendationStays() {
        JsonNode cards = without.cards(request("lung-clearance-45"));

        assertThat(summaries(cards))
                .containsExactly(
                        "Denosumab or zoledronic acid: bone metastases of a solid tumour; not available at this"
                                + " hospital");
        assertThat(suggestions(cards)).isEmpty();
        assertThat(detail(cards))
                .contains("(BM-5)")
                .contains(
                        "Not available at this hospital: Denosumab SC every 4 weeks and Zoledronic acid IV every 4 weeks");
    }

    @Test
    void anOrderOfWhatIsNotAvailableIsStillJudged() {
        List<String> summaries = summaries(service.cards(request("breast-hypocalcaemia")
                .with("medicationRequests", resource("MedicationRequest", "placed", "breast-hypocalcaemia", """
                        "status": "active", "intent": "order", "authoredOn": "2026-11-20T08:00:00Z",
                        "medicationCodeableConcept": {"coding": [{"system": "http://www.whocc.no/atc", "code": "M05BX04"}]},
                        "dosageInstruction": [{"timing": {"repeat": {"frequency": 1, "period": 4, "periodUnit": "wk"}},
                          "doseAndRate": [{"doseQuantity": {"value": 120, "unit": "mg", "code": "mg",
                            "system": "http://unitsofmeasure.org"}}]}]"""))));

        assertThat(summaries)
                .anyMatch(summary ->
                        summary.startsWith("Denosumab contraindicated") || summary.startsWith("Hold denosumab"));
    }
}
