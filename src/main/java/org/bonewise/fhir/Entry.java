package org.bonewise.fhir;

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
}
