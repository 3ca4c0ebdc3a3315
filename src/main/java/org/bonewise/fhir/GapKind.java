package org.bonewise.fhir;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sorts of reasons there are why something could not be had, for counters. Of a reason that fits several the first in this order counts. */
public enum GapKind {
    /** Left alone, since it failed repeatedly. */
    BREAKER_OPEN("has failed repeatedly"),
    TIMEOUT("did not answer in time"),
    CONNECTION("the connection failed"),
    HTTP_5XX("answered HTTP 5"),
    HTTP_429("answered HTTP 429"),
    HTTP_401_403("answered HTTP 401", "answered HTTP 403"),
    /** Any other status. */
    HTTP_OTHER("answered HTTP", "redirected (HTTP"),
    /** The token opens only a part. */
    SCOPE("the access token's scope"),
    /** What was agreed with the client does not allow to ask. */
    NOT_AGREED(
            "is not on the allow-list",
            "is not made out to",
            "leads into a private network",
            "lies outside the FHIR server"),
    /** Nothing was sent by which one could ask. */
    NO_ACCESS("no usable fhirServer", "the context lacks"),
    /** More than is read of one call. */
    TOO_MUCH("more data than is read", "more pages than are read"),
    /** The service itself has no memory left for it. */
    NO_ROOM("no memory left for it"),
    /** The answer says that it holds an error. */
    OPERATION_OUTCOME("an OperationOutcome came"),
    /** Fewer entries than it says there are. */
    CUT_SHORT("names no next page", "next page cannot be read"),
    OTHER_PATIENT("are another patient's"),
    /** Drugs that could not be found. */
    REFERENCE("by a reference that could not be followed"),
    UNREADABLE(
            "cannot be read",
            "JSON that",
            "did not answer in FHIR JSON",
            "something else than",
            "null came",
            "are not a list"),
    /** Whatever has no words of its own. */
    OTHER("");

    private final Pattern words;

    GapKind(String... words) {
        this.words = Pattern.compile(Stream.of(words).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** The sort of a reason as {@link DataProblem} words it. */
    static GapKind of(String reason) {
        return Arrays.stream(values())
                .filter(kind -> kind.words.matcher(reason).find())
                .findFirst()
                .orElseThrow();
    }

    /** Its name in counters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
