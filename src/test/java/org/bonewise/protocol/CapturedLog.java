package org.bonewise.protocol;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything of ours that is logged while it is open, at every level. */
final class CapturedLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.bonewise");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private CapturedLog() {
        ours.setLevel(Level.TRACE);
        appender.start();
        root.addAppender(appender);
    }

    static CapturedLog start() {
        return new CapturedLog();
    }

    /** Messages and stack traces. */
    String text() {
        return new ArrayList<>(appender.list)
                .stream()
                        .map(event -> event.getFormattedMessage()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                        .collect(Collectors.joining("\n"));
    }

    /** Messages of the lines that carry the number of a call. */
    List<String> of(String number) {
        return new ArrayList<>(appender.list)
                .stream()
                        .filter(event -> number.equals(event.getMDCPropertyMap().get("correlation")))
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList();
    }

    /** The traces to which the lines that carry the number of a call belong, each once. */
    List<String> tracesOf(String number) {
        return new ArrayList<>(appender.list)
                .stream()
                        .map(ILoggingEvent::getMDCPropertyMap)
                        .filter(keys -> number.equals(keys.get("correlation")))
                        .map(keys -> keys.getOrDefault("traceId", "none"))
                        .distinct()
                        .toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        ours.setLevel(null);
    }
}
