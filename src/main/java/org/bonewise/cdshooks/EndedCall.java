package org.bonewise.cdshooks;

import java.util.Locale;
import java.util.Optional;

/**
 * One request after its answer.
 *
 * @param door where it came in
 * @param client who sent it; {@link ClientId#ANONYMOUS} as long as that was not found out
 * @param tenant for whom, if its token names one that is registered; else empty
 * @param status of the answer
 * @param nanos from its first line to the end of the answer
 * @param number which stands in the answer and in the log
 * @param notes what was noted on the way
 */
public record EndedCall(
        Door door, ClientId client, String tenant, int status, long nanos, String number, CallNotes notes) {

    private static final int FIRST_REFUSAL = 400;

    /** Whether it was turned away or failed. */
    public boolean isRefused() {
        return status >= FIRST_REFUSAL;
    }

    /** {@code answered}, or why not: one of a few words. */
    public String outcome() {
        if (!isRefused()) {
            return "answered";
        }
        Optional<FailureKind> noted = notes.failure().filter(kind -> kind.status() == status);
        return noted.or(() -> FailureKind.ofStatus(status))
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("other");
    }
}
