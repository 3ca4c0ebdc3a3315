package org.bonewise.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A refill goes on with an order on record: it is judged like an order, but doubles nothing. */
class RefillTest {

    private static String refill(String example) throws IOException {
        return Files.readString(Path.of("hooks/bone-health-medication-refill/examples", example + ".request.json"));
    }

    private static JsonNode cards(String service, String body) {
        Service.Reply reply = Service.shared().post(service, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("cards");
    }

    private static List<String> summaries(JsonNode cards) {
        return cards.valueStream()
                .map(card -> card.path("summary").stringValue())
                .toList();
    }

    @Test
    void theOrderThatIsRefilledIsNoSecondAgentAndATabletThatCannotBeSwallowedIsNotRefilled() throws IOException {
        JsonNode cards = cards("bone-health-medication-refill", refill("alendronate-oesophageal-stricture"));

        assertThat(summaries(cards))
                .containsExactly("Alendronate contraindicated: a bisphosphonate cannot be swallowed safely");
        assertThat(cards.at("/0/detail").stringValue()).contains("(SAF-34)").doesNotContain("SAF-21");
    }

    @Test
    void aNewOrderOfTheSameBesideTheRunningOneIsASecond() throws IOException {
        String signed = refill("alendronate-oesophageal-stricture")
                .replace("\"medication-refill\"", "\"order-sign\"")
                .replace("\"context\": {", "\"context\": {\"userId\": \"Practitioner/p\",")
                .replace("\"medications\"", "\"draftOrders\"");

        assertThat(summaries(cards("bone-health-order-sign", signed)))
                .containsExactly("Alendronate contraindicated: another bone-modifying agent is running");
    }

    @Test
    void aDoseThatIsLateIsWarnedOfWhereItIsRefilledAndNothingIsOrderedTwice() throws IOException {
        JsonNode cards = cards("bone-health-medication-refill", refill("denosumab-60-mg-late"));

        assertThat(summaries(cards))
                .containsExactly(
                        "Denosumab overdue: no dose within its window",
                        "Denosumab, not ordered along: Calcium 1,000 mg daily and Vitamin D 800 IU daily");
        assertThat(cards.at("/0/detail").stringValue()).contains("222 days (2026-04-14). Give the next one promptly");
        List<String> ordered = cards.valueStream()
                .flatMap(card -> card.path("suggestions").valueStream())
                .flatMap(suggestion -> suggestion.path("actions").valueStream())
                .map(action -> action.at("/resource/instantiatesCanonical/0").stringValue())
                .toList();
        assertThat(ordered).isNotEmpty().doesNotHaveDuplicates();
    }
}
