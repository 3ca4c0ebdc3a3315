package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One change to the record within a suggestion.
 *
 * @param type {@code create}, {@code update} or {@code delete}
 * @param description what the change does, for people
 * @param resource the whole resource of a create or an update
 * @param resourceId {@code Type/id} of a delete
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Action(
        String type,
        String description,
        @Nullable Resource resource,
        @Nullable String resourceId) {}
