package org.bonewise.cdshooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asserts that a body is what {@code docs/schemas} promises, without null or empty members. */
public final class ResponseSchema {

    private static final JsonSchema SERVICES = load("cds-services.schema.json");
    private static final JsonSchema RESPONSE = load("cds-response.schema.json");
    private static final JsonSchema EXPLANATION = load("explanation.schema.json");
    private static final JsonSchema FEEDBACK = load("cds-feedback.schema.json");
    private static final JsonSchema REPORT = load("quality-report.schema.json");
    private static final JsonSchema ERROR = load("cds-error.schema.json");
    private static final Set<String> MAY_BE_EMPTY = Set.of("/cards", "/services");

    private ResponseSchema() {}

    /** The body is an answer of discovery. */
    public static void assertDiscovery(String body) {
        assertValid(SERVICES, body);
    }

    /** The body is an answer of a service. */
    public static void assertResponse(String body) {
        assertValid(RESPONSE, body);
    }

    /** The body is an explanation; its cards are those of an answer. */
    public static void assertExplanation(String body) {
        List<String> complaints = new ArrayList<>();
        EXPLANATION.validate(body, InputFormat.JSON).forEach(message -> complaints.add(message.getMessage()));
        assertEquals(List.of(), complaints, body);
        JsonNode cards = new JsonMapper().readTree(body).path("cards");
        assertResponse("{\"cards\": " + cards + "}");
    }

    /** The body is a quality report. */
    public static void assertReport(String body) {
        List<String> complaints = new ArrayList<>();
        REPORT.validate(body, InputFormat.JSON).forEach(message -> complaints.add(message.getMessage()));
        assertEquals(List.of(), complaints, body);
    }

    /** The body is an answer to feedback. */
    public static void assertFeedback(String body) {
        assertValid(FEEDBACK, body);
    }

    /** The body is a refusal. */
    public static void assertError(String body) {
        assertValid(ERROR, body);
    }

    private static void assertValid(JsonSchema schema, String body) {
        List<String> complaints = new ArrayList<>();
        schema.validate(body, InputFormat.JSON).forEach(message -> complaints.add(message.getMessage()));
        collectEmpty("", new JsonMapper().readTree(body), complaints);
        assertEquals(List.of(), complaints, body);
    }

    private static void collectEmpty(String path, JsonNode node, List<String> complaints) {
        boolean empty = node.isNull()
                || (node.isContainer() && node.isEmpty())
                || node.stringValue("-").isEmpty();
        if (empty && !MAY_BE_EMPTY.contains(path)) {
            complaints.add(path + ": is null or empty");
        }
        if (node.isObject() && node.has("resourceType") && path.endsWith("/resource")) {
            return;
        }
        if (node.isObject()) {
            node.forEachEntry((name, value) -> collectEmpty(path + "/" + name, value, complaints));
        } else {
            int index = 0;
            for (JsonNode element : node) {
                collectEmpty(path + "/" + index++, element, complaints);
            }
        }
    }

    private static JsonSchema load(String file) {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("docs/schemas", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
