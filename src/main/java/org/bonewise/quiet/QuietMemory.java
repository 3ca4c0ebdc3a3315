package org.bonewise.quiet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.feedback.Reason;
import org.jspecify.annotations.Nullable;

/** Keeps what was told to whom, as keys that nobody can turn back. */
public interface QuietMemory {

    /**
     * Which of these keys are remembered, and whose cards were overridden.
     *
     * @param keys of what might be told
     * @param now what is over by then is forgotten
     * @throws RuntimeException when the memory is away
     */
    Recall recall(Collection<String> keys, Instant now);

    /**
     * What is remembered.
     *
     * @param told keys of what was told
     * @param overridden keys of findings whose cards were overridden, and not accepted later, each with the last time
     */
    record Recall(Set<String> told, Map<String, LastOverride> overridden) {

        /** Copies both. */
        public Recall {
            told = Set.copyOf(told);
            overridden = Map.copyOf(overridden);
        }
    }

    /**
     * That a card was overridden, as the client tells that got it.
     *
     * @param at when; never later than we heard of it
     * @param reason the coded reason, where one was given
     */
    record LastOverride(Instant at, @Nullable Reason reason) {}

    /**
     * Remembers what was told. What cannot be remembered is forgotten: it is told again. Never waits for long, never fails.
     *
     * @param told one for each card
     */
    void told(List<Told> told);

    /**
     * A card that was told.
     *
     * @param card its uuid, by which feedback names it
     * @param client to whom
     * @param findings keys of what it told, under which they are found again where the reader overrides it
     * @param findingsUntil until when an override can have a meaning
     * @param keys by which it is known to be told, each until a moment of its own
     */
    record Told(UUID card, ClientId client, List<String> findings, Instant findingsUntil, List<Until> keys) {

        /** Copies the lists. */
        public Told {
            findings = List.copyOf(findings);
            keys = List.copyOf(keys);
        }
    }

    /** A key and the moment at which it is forgotten. */
    record Until(String key, Instant until) {}
}
