package org.bonewise.cdshooks;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says where an exception came from without its message, which may quote the patient's data. */
public final class RedactedTrace {

    private static final int DEEPEST_CAUSE = 5;
    private static final int FRAMES = 25;

    private RedactedTrace() {}

    /** Classes and places, from the outermost to the fifth cause. */
    public static String of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .map(RedactedTrace::one)
                .collect(Collectors.joining("\ncaused by "));
    }

    private static String one(Throwable thrown) {
        return thrown.getClass().getName()
                + Stream.of(thrown.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n\tat " + frame)
                        .collect(Collectors.joining());
    }
}
