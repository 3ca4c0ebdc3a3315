package org.bonewise.endtoend;

import java.util.Arrays;
import java.util.List;

/** How the answer to one query of prefetch can be missing or wrong. */
enum Fault {
    /** The key is not there, and nothing else to get it by. */
    ABSENT("absent", By.PREFETCH),
    /** The key says that there is nothing. */
    NULL("null", By.PREFETCH),
    /** The key holds an empty answer. */
    EMPTY("empty", By.PREFETCH),
    /** The key holds an error in place of the answer. */
    OUTCOME("OperationOutcome", By.PREFETCH),
    /** The key holds an error among its results. */
    OUTCOME_AMONG_RESULTS("OperationOutcome among results", By.PREFETCH),
    SERVER_OUTCOME("server: OperationOutcome with 200", By.SERVER),
    SERVER_OUTCOME_AMONG_RESULTS("server: OperationOutcome among results", By.SERVER),
    SERVER_EMPTY("server: empty", By.SERVER),
    STATUS_401("server: 401", By.SERVER),
    STATUS_403("server: 403", By.SERVER),
    STATUS_404("server: 404", By.SERVER),
    STATUS_410("server: 410", By.SERVER),
    STATUS_429("server: 429", By.SERVER),
    STATUS_500("server: 500", By.SERVER),
    SLOW("server: slow past the deadline", By.SERVER),
    RESET("server: connection reset", By.SERVER),
    TRUNCATED("server: truncated JSON", By.SERVER),
    WRONG_TYPE("server: wrong content type", By.SERVER),
    HUGE("server: 50 MB", By.SERVER),
    ENDLESS("server: endless paging", By.SERVER);

    private enum By {
        PREFETCH,
        SERVER
    }

    private final String words;
    private final By by;

    Fault(String words, By by) {
        this.words = words;
        this.by = by;
    }

    /** Whether it is prefetch that is at fault; else the key is absent and the FHIR server is. */
    boolean isInPrefetch() {
        return by == By.PREFETCH;
    }

    /** Whether it was asked, and nothing is there: no gap. */
    boolean isNothingThere() {
        return this == NULL || this == EMPTY || this == SERVER_EMPTY;
    }

    /** Those of the server. */
    static List<Fault> ofServer() {
        return Arrays.stream(values()).filter(fault -> !fault.isInPrefetch()).toList();
    }

    /** The status of those that are one. */
    int status() {
        return Integer.parseInt(name().substring("STATUS_".length()));
    }

    @Override
    public String toString() {
        return words;
    }
}
