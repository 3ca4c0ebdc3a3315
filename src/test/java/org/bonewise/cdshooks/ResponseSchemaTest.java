package org.bonewise.cdshooks;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseSchemaTest {

    private static final String CARD = """
            {"cards": [{"summary": "%s", "indicator": "info", "source": {"label": "ESMO 2020"}%s}]}""";

    @Test
    void acceptsAnEmptyListOfCards() {
        ResponseSchema.assertResponse("{\"cards\": []}");
    }

    @Test
    void acceptsASummaryOf139Characters() {
        ResponseSchema.assertResponse(CARD.formatted("a".repeat(139), ""));
    }

    @Test
    void refusesASummaryOf140Characters() {
        assertThrows(AssertionError.class, () -> ResponseSchema.assertResponse(CARD.formatted("a".repeat(140), "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"links\": []",
                ", \"detail\": null",
                ", \"detail\": \"\"",
                ", \"colour\": \"red\"",
                ", \"suggestions\": [{\"label\": \"Order\"}]",
                ", \"selectionBehavior\": \"any\"",
                ", \"extension\": {\"org.example\": {}}",
                ", \"links\": [{\"label\": \"App\", \"url\": \"https://a.example\", \"type\": \"absolute\", \"appContext\": \"x\"}]",
                ", \"selectionBehavior\": \"any\", \"suggestions\": [{\"label\": \"x\", \"actions\": [{\"type\": \"create\", \"description\": \"x\"}]}]",
                ", \"overrideReasons\": [{\"code\": \"x\", \"system\": \"https://a.example\"}]"
            })
    void refusesACardWith(String members) {
        assertThrows(AssertionError.class, () -> ResponseSchema.assertResponse(CARD.formatted("Summary", members)));
    }
}
