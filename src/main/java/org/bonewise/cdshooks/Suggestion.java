package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clinically complete choice: all its actions are taken together.
 *
 * @param isRecommended true on the preferred choice; left out on the others
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Suggestion(
        String label, String uuid, @Nullable Boolean isRecommended, List<Action> actions) {

    public Suggestion {
        actions = List.copyOf(actions);
    }
}
