package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The primary source of a card's guidance.
 *
 * @param label guideline and version, for people
 * @param url absolute address of the guideline, where known
 * @param topic the leading rule of the card
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Source(String label, @Nullable String url, Coding topic) {}
