package org.bonewise.fhir;

import java.util.List;
import java.util.Optional;

/** What one value of prefetch, or one response of a FHIR server, says in answer to a template. */
sealed interface Answer {

    /**
     * Resources, perhaps none.
     *
     * @param next address of the next page; empty when this is the last
     * @param tally how many entries there are and should be
     * @param gap what the server said it withholds; mostly empty
     */
    record Page(List<Entry> entries, Tally tally, Optional<String> next, Optional<String> gap) implements Answer {

        /** Whether this is the last page of a list of which the server withholds nothing, yet something is not there. */
        boolean isCutShort() {
            return next.isEmpty()
                    && gap.isEmpty()
                    && (tally.unusable() > 0 || tally.gap().isPresent());
        }
    }

    /** What a failure tells of the server. */
    enum Server {
        /** It is well: it refused, or what it sent is of no use. */
        ANSWERS,
        /** It could not be reached, failed, or hangs. */
        IN_TROUBLE,
        /** Nothing: it had too little time, or was not asked. */
        UNTOLD
    }

    /** The query was not answered, for a reason fit for a log line. */
    record Failed(String reason, Server server) implements Answer {

        Failed(String reason) {
            this(reason, Server.ANSWERS);
        }
    }

    /** Something that cannot be an answer to the template; says what belongs there. */
    record WrongKind(String expected) implements Answer {}
}
