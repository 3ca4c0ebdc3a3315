package org.bonewise.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The published example requests, to be changed by one thing each, and what to ask of an answer. */
final class Examples {

    private Examples() {}

    /** A request of {@code hooks/bone-health-patient-view/examples}; its patient has the same name. */
    static ViewCall request(String situation) {
        try {
            return ViewCall.read(
                    Files.readString(Path.of("hooks/bone-health-patient-view/examples", situation + ".request.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The members of a resource about a patient, as JSON. */
    static String resource(String type, String id, String patient, String members) {
        return "{\"resourceType\": \"%s\", \"id\": \"%s\", \"subject\": {\"reference\": \"Patient/%s\"}, %s}"
                .formatted(type, id, patient, members);
    }

    static List<String> summaries(JsonNode cards) {
        return cards.valueStream()
                .map(card -> card.path("summary").stringValue())
                .toList();
    }

    static List<String> suggestions(JsonNode cards) {
        return cards.valueStream()
                .flatMap(card -> card.path("suggestions").valueStream())
                .map(suggestion -> suggestion.path("label").stringValue())
                .toList();
    }

    /** Texts of the medicines that suggestions order. */
    static List<String> medicines(JsonNode cards) {
        return cards.valueStream()
                .flatMap(card -> card.path("suggestions").valueStream())
                .flatMap(suggestion -> suggestion.path("actions").valueStream())
                .map(action ->
                        action.at("/resource/medicationCodeableConcept/text").stringValue(""))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    static String detail(JsonNode cards) {
        return cards.path(0).path("detail").stringValue("");
    }
}
