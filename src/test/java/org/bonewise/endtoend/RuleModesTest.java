package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.endtoend.Examples.detail;
import static org.bonewise.endtoend.Examples.medicines;
import static org.bonewise.endtoend.Examples.request;
import static org.bonewise.endtoend.Examples.summaries;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A rule in shadow is recorded and changes no card; one that is off says nothing; a client may have modes of its own. */
@ExtendWith(OutputCaptureExtension.class)
class RuleModesTest {

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.with(
                "bonewise.rule-modes[0].rule=SAF-10",
                "bonewise.rule-modes[0].mode=shadow",
                "bonewise.rule-modes[1].rule=SAF-06",
                "bonewise.rule-modes[1].mode=shadow",
                "bonewise.rule-modes[1].acknowledged-by=Dr A. Example, drug committee, 2026-11-01",
                "bonewise.rule-modes[2].rule=BM-5",
                "bonewise.rule-modes[2].mode=off",
                "bonewise.rule-modes[2].client=anonymous",
                "bonewise.rule-modes[3].rule=BM-2",
                "bonewise.rule-modes[3].mode=off",
                "bonewise.rule-modes[3].client=https://other-ehr.example",
                "bonewise.rule-modes[4].rule=AGT-9",
                "bonewise.rule-modes[4].mode=off",
                "bonewise.rule-modes[5].rule=AGT-9",
                "bonewise.rule-modes[5].mode=on",
                "bonewise.rule-modes[5].client=anonymous",
                "management.server.port=0",
                "management.endpoints.web.exposure.include=health,metrics");
    }

    @Test
    void aRuleInShadowIsOnNoCardAndInTheLog(CapturedOutput output) {
        JsonNode cards = service.cards(request("breast-vitamin-d-low"));

        assertThat(detail(cards)).contains("SAF-04").doesNotContain("SAF-10", "No dental assessment");
        assertThat(output)
                .contains("shadow rule=SAF-10 client=anonymous outcome=caution")
                .doesNotContain("breast-vitamin-d-low");
    }

    @Test
    void aRuleInShadowIsCounted() {
        service.cards(request("breast-clearance-22"));

        JsonNode counter = service.get(service.management() + "/actuator/metrics/bonewise.rules.shadow?tag=rule:SAF-06"
                + "&tag=client:anonymous&tag=outcome:contraindicated");

        assertThat(counter.at("/measurements/0/value").doubleValue()).isPositive();
    }

    @Test
    void aCriticalRuleThatIsAcknowledgedCanBeTakenOffTheCards() {
        assertThat(detail(service.cards(request("breast-clearance-22")))).doesNotContain("SAF-06");
        assertThat(detail(Service.shared().cards(request("breast-clearance-22"))))
                .contains("SAF-06");
    }

    /** The table of doses ends where the rule would have stopped: what is known is not called missing. */
    @Test
    void withoutTheRuleThatStopsItADoseOutsideTheTableIsStillNotDrafted() {
        JsonNode cards = service.cards(request("breast-clearance-22"));

        assertThat(medicines(cards)).doesNotContain("zoledronic acid concentrate for infusion");
        assertThat(detail(cards)).contains("22.0 mL/min (2026-11-19): no dose follows from it");
    }

    @Test
    void aRuleOfAnotherGuidelineIsToldAtTheStart(CapturedOutput output) {
        Service.with("bonewise.rule-modes[0].rule=DUR-6", "bonewise.rule-modes[0].mode=off");

        assertThat(output)
                .contains(
                        "Rule DUR-6 is not of the guideline in force: its mode in bonewise.rule-modes changes nothing");
    }

    @Test
    void aRuleThatIsOffForTheClientSaysNothing() {
        assertThat(service.cards(request("lung-clearance-45"))).isEmpty();
        assertThat(Service.shared().cards(request("lung-clearance-45"))).hasSize(1);
    }

    @Test
    void anotherClientsModesDoNotCount() {
        assertThat(summaries(service.cards(request("prostate-crpc"))).getFirst())
                .startsWith("Start denosumab");
    }

    @Test
    void aClientsOwnModeComesBeforeTheDefault() {
        assertThat(detail(service.cards(request("breast-vitamin-d-low")))).contains("AGT-9");
    }
}
