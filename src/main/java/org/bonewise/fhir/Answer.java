package org.bonewise.fhir;

import java.util.List;
import java.util.Optional;

/** What one value of prefetch, or one response of a FHIR server, says in answer to a template. */
sealed interface Answer {

    /**
     * Resources, perhaps none.
     *
     * @param next address of the next page; empty when this is the last
     * @param gap why the list may lack something although it has no next page; mostly empty
     */
    record Page(List<Entry> entries, Optional<String> next, Optional<String> gap) implements Answer {}

    /** The query was not answered, for a reason fit for a log line. */
    record Failed(String reason) implements Answer {}

    /** Something that cannot be an answer to the template; says what belongs there. */
    record WrongKind(String expected) implements Answer {}
}
