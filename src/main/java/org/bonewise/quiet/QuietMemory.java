package org.bonewise.quiet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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
     * @param overridden keys of what was overridden, each with the last moment at which it was
     */
    record Recall(Set<String> told, Map<String, Instant> overridden) {

        /** Copies both. */
        public Recall {
            told = Set.copyOf(told);
            overridden = Map.copyOf(overridden);
        }
    }

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
     * @param finding key under which it is found again where the reader overrides it
     * @param findingUntil until when an override can have a meaning
     * @param keys by which it is known to be told, each until a moment of its own
     */
    record Told(UUID card, String finding, Instant findingUntil, List<Until> keys) {

        /** Copies the list. */
        public Told {
            keys = List.copyOf(keys);
        }
    }

    /** A key and the moment at which it is forgotten. */
    record Until(String key, Instant until) {}

    /**
     * Remembers that a card was overridden. One that is not known here is no fault.
     *
     * @param card its uuid
     * @param at when it was
     * @param until when its matter may be told again
     */
    void overridden(UUID card, Instant at, Instant until);
}
