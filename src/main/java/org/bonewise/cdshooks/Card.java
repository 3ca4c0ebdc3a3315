package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One card of a CDS Hooks response.
 *
 * @param uuid identifies the card in feedback
 * @param summary one sentence of fewer than 140 characters
 * @param detail GitHub Flavored Markdown, without HTML
 * @param indicator how urgent it is
 * @param source who says so
 * @param suggestions complete choices that the clinician may accept; left out when empty
 * @param selectionBehavior {@code at-most-one} or {@code any}; present exactly when there are suggestions
 * @param overrideReasons reasons offered for not following the card; left out when empty
 * @param links further reading; left out when empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Card(
        String uuid,
        String summary,
        @Nullable String detail,
        Indicator indicator,
        Source source,
        List<Suggestion> suggestions,
        @Nullable String selectionBehavior,
        List<Coding> overrideReasons,
        List<Link> links) {

    public Card {
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
    }
}
