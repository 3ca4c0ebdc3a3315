package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service as discovery publishes it; read from {@code hooks/<id>/service.json}.
 *
 * @param prefetch key to query template, in the order of the file
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceDefinition(
        String hook,
        @Nullable String title,
        String description,
        String id,
        Map<String, String> prefetch,
        @Nullable String usageRequirements) {

    /** The same with other queries. */
    ServiceDefinition with(Map<String, String> otherPrefetch) {
        return new ServiceDefinition(hook, title, description, id, otherPrefetch, usageRequirements);
    }
}
