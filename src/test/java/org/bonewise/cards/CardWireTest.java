package org.bonewise.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bonewise.cards.Given.*;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.bonewise.cdshooks.Card;
import org.bonewise.guideline.Assessment.Advice;
import org.bonewise.guideline.SafetyStatus;
import org.bonewise.knowledge.Severity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The protocol allows no null, empty string, empty array or empty object. */
class CardWireTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private static JsonNode wire(List<Card> cards) {
        SimpleModule resources = new SimpleModule().addSerializer(Resource.class, new ValueSerializer<>() {
            @Override
            public void serialize(Resource value, JsonGenerator json, SerializationContext context) {
                json.writeRawValue(FHIR.newJsonParser().encodeResourceToString(value));
            }
        });
        JsonMapper mapper = JsonMapper.builder().addModule(resources).build();
        return mapper.readTree(mapper.writeValueAsString(cards));
    }

    @Test
    void noMemberIsEmpty() {
        List<Card> cards = cards(
                new Advice.Start(
                        indicated(),
                        List.of(
                                orderable(DENOSUMAB, true, "120", List.of()),
                                orderable(ZOLEDRONIC_ACID, false, "4", List.of())),
                        List.of(),
                        List.of()),
                new Advice.Unsafe(blocked(ZOLEDRONIC_ACID, SafetyStatus.NEEDS_DATA, List.of())),
                new Advice.Emergency(finding(rule("E-1", "Title", null, null), SafetyStatus.OK, Severity.CRITICAL)));

        JsonNode wire = wire(cards);

        assertThat(wire).hasSize(3);
        assertThat(empty(wire)).isEmpty();
        assertThat(wire.get(0).propertyNames()).doesNotContain("suggestions", "selectionBehavior", "overrideReasons");
        assertThat(wire.get(1).get("suggestions").get(0).propertyNames()).contains("isRecommended");
        assertThat(wire.get(1).get("suggestions").get(1).propertyNames()).doesNotContain("isRecommended");
    }

    private static List<String> empty(JsonNode node) {
        if (node.isContainer()) {
            List<String> found = new java.util.ArrayList<>();
            if (node.isEmpty()) {
                found.add("empty container");
            }
            node.forEach(child -> found.addAll(empty(child)));
            return found;
        }
        return node.isNull() || (node.isString() && node.asString().isBlank()) ? List.of("empty value") : List.of();
    }
}
