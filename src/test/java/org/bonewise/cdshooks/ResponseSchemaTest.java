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
                ", \"links\": [{\"label\": \"App\", \"url\": \"/app\", \"type\": \"absolute\"}]",
                ", \"selectionBehavior\": \"all\", \"suggestions\": [{\"label\": \"x\"}]",
                ", \"selectionBehavior\": \"any\", \"suggestions\": [{\"uuid\": \"5b0bbfd9-6e1e-4d6c-8a4c-0a2f7f0b7c11\"}]",
                ", \"selectionBehavior\": \"any\", \"suggestions\": [{\"label\": \"x\", \"actions\": []}]",
                ", \"selectionBehavior\": \"any\", \"suggestions\": [{\"label\": \"x\", \"actionSelectionBehavior\": \"any\"}]",
                ", \"selectionBehavior\": \"any\", \"suggestions\": [{\"label\": \"x\", \"actions\": [{\"type\": \"delete\", \"resourceId\": \"Basic/1\"}]}]",
                ", \"selectionBehavior\": \"any\", \"suggestions\": [{\"label\": \"x\", \"actions\": [{\"type\": \"CREATE\", \"description\": \"x\", \"resource\": {\"resourceType\": \"Basic\"}}]}]",
                ", \"selectionBehavior\": \"at-most-one\", \"suggestions\": [{\"label\": \"x\", \"isRecommended\": true}, {\"label\": \"y\", \"isRecommended\": true}]",
                ", \"overrideReasons\": [{\"code\": \"x\", \"system\": \"https://a.example\"}]"
            })
    void refusesACardWith(String members) {
        assertThrows(AssertionError.class, () -> ResponseSchema.assertResponse(CARD.formatted("Summary", members)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"cards\": {}}",
                "{\"cards\": [], \"systemActions\": [{\"type\": \"delete\", \"description\": \"x\", \"resourceId\": \"Basic/1\"}]}",
                "{\"cards\": [{\"summary\": \"x\", \"indicator\": \"hard-stop\", \"source\": {\"label\": \"ESMO 2020\"}}]}",
                "{\"cards\": [{\"summary\": \"x\", \"indicator\": \"info\", \"source\": {\"url\": \"https://a.example\"}}]}",
                "{\"cards\": [{\"summary\": \"x\", \"indicator\": \"info\", \"source\": {\"label\": \"x\", \"topic\": {\"code\": \"x\"}}}]}"
            })
    void refusesAnAnswer(String body) {
        assertThrows(AssertionError.class, () -> ResponseSchema.assertResponse(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"services\": [{\"hook\": \"patient-view\", \"id\": \"a\"}]}",
                "{\"services\": [{\"hook\": \"patient-view\", \"description\": \"x\"}]}",
                "{\"services\": [{\"description\": \"x\", \"id\": \"a\"}]}",
                "{\"services\": [{\"hook\": \"patient-view\", \"description\": \"x\", \"id\": \"a/b\"}]}",
                "{\"services\": [{\"hook\": \"patient-view\", \"description\": \"x\", \"id\": \"a\", \"prefetch\": {}}]}",
                "{\"services\": [{\"hook\": \"patient-view\", \"description\": \"x\", \"id\": \"a\", \"prefetch\": {\"a\": 1}}]}"
            })
    void refusesADiscovery(String body) {
        assertThrows(AssertionError.class, () -> ResponseSchema.assertDiscovery(body));
    }

    /** Comments and trailing commas are no JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"cards\": [],}", "{\"cards\": [] /* none */}", "{\"cards\": []} // none"})
    void refusesWhatIsNoStrictJson(String body) {
        assertThrows(RuntimeException.class, () -> ResponseSchema.assertResponse(body));
    }
}
