package org.bonewise.operations;

import java.io.IOException;
import org.bonewise.cdshooks.RedactedTrace;
import org.springframework.boot.logging.StackTracePrinter;

/** Writes where an exception came from into a log of JSON lines, and leaves its messages out, which may quote the patient's data. */
public final class RedactedStackTraces implements StackTracePrinter {

    @Override
    public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
        out.append(RedactedTrace.of(thrown));
    }
}
