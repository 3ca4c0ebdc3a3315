package org.bonewise.fhir;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/**
 * One resource out of an answer.
 *
 * @param fullUrl the address that its Bundle gives it; empty when there is none
 */
record Entry(String fullUrl, JsonNode resource) {

    String type() {
        return resource.path("resourceType").stringValue("");
    }

    /** The bare id; empty when there is none. */
    String id() {
        return resource.path("id").stringValue("");
    }

    /** When the EHR last changed it; the beginning of time when it does not tell, or not readably. */
    Instant lastUpdated() {
        try {
            return OffsetDateTime.parse(
                            resource.path("meta").path("lastUpdated").stringValue(""))
                    .toInstant();
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }
}
