package org.bonewise.feedback;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of one card. Nothing in it tells of the patient, unless comments are kept ({@link Outcome.Overridden#comment()}).
 *
 * @param card the uuid of the card; whether it was ever ours is not checked
 * @param at when it happened, by the clock of the client, to the microsecond
 * @param outcome what was done with it
 */
public record FeedbackItem(UUID card, Instant at, Outcome outcome) {}
