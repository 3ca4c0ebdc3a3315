package org.bonewise.cases;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import tools.jackson.databind.JsonNode;

/** The words that cases are written in, and the codes that an EHR would send for them. */
record CaseWords(JsonNode codes) {

    private static final int LONGEST = 2;

    boolean knows(String word) {
        return codes.has(word);
    }

    /** The concept of a word. */
    CodeableConcept concept(String word) {
        if (!knows(word)) {
            throw new IllegalArgumentException("No code for '" + word + "' in words.json");
        }
        String[] parts = codes.path(word).asString().split("\\|", LONGEST);
        return new CodeableConcept()
                .addCoding(new Coding(codes.path("systems").path(parts[0]).asString(), parts[1], word));
    }
}
