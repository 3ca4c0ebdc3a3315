package org.bonewise.cdshooks;

import jakarta.servlet.ServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.MDC;

/**
 * The number of one request, made here: it stands in all log lines of the call, in the response header and in the
 * OperationOutcome of a refusal. What a client sends under that name is not looked at, since it would get into the log.
 */
final class Correlation {

    /** Header of the response. */
    static final String HEADER = "X-Correlation-Id";

    /** Where the pattern of the log finds it. */
    static final String LOG_KEY = "correlation";

    private static final String ATTRIBUTE = Correlation.class.getName();

    private Correlation() {}

    /** The number of a request, which stays the same when the request is forwarded. */
    static String of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String number = UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, number);
        return number;
    }

    /** The number of the request that this thread works on; a new one that nothing else has when it works on none. */
    static String current() {
        return Objects.requireNonNullElseGet(
                MDC.get(LOG_KEY), () -> UUID.randomUUID().toString());
    }
}
