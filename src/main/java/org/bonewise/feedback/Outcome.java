package org.bonewise.feedback;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done with a card. A card that nobody touched is never reported, and nothing follows from that. */
public sealed interface Outcome {

    /** The word of the protocol for it. */
    String code();

    /**
     * Suggestions of the card were taken.
     *
     * @param suggestions their uuids, at least one, each once
     */
    record Accepted(List<UUID> suggestions) implements Outcome {

        /** Copies the list. */
        public Accepted {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public String code() {
            return "accepted";
        }
    }

    /**
     * The card was dismissed.
     *
     * @param reason the coded reason, where one was given
     */
    record Overridden(@Nullable Reason reason) implements Outcome {

        @Override
        public String code() {
            return "overridden";
        }
    }
}
