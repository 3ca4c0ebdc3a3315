package org.bonewise.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the service logs as an error: a rule that could not be evaluated does not end its call. */
final class LoggedErrors {

    private final AtomicReference<@Nullable String> first = new AtomicReference<>();

    LoggedErrors() {
        AppenderBase<ILoggingEvent> errors = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                    first.compareAndSet(null, event.getFormattedMessage());
                }
            }
        };
        Logger ours = (Logger) LoggerFactory.getLogger("org.bonewise");
        errors.setContext(ours.getLoggerContext());
        errors.start();
        ours.addAppender(errors);
    }

    /** Nothing was logged as an error since this was last asked. */
    void requireNone() {
        String message = first.getAndSet(null);
        if (message != null) {
            throw new AssertionError("Logged as an error: " + message);
        }
    }
}
