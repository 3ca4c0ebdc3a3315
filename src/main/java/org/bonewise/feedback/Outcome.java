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
     * @param comment what the clinician wrote, where it is to be kept; it may tell of the patient
     */
    record Overridden(@Nullable Reason reason, @Nullable String comment) implements Outcome {

        /** One without a comment. */
        public Overridden(@Nullable Reason reason) {
            this(reason, null);
        }

        /** Without the comment, which must not get into a log. */
        @Override
        public String toString() {
            return "Overridden[reason=" + reason + "]";
        }

        @Override
        public String code() {
            return "overridden";
        }
    }
}
