package org.bonewise.cdshooks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners of each request at the doors, whoever answers or refuses it. */
final class CallFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(CallFilter.class);

    private final List<CallListener> listeners;

    CallFilter(List<CallListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallNotes notes = new CallNotes();
        long start = System.nanoTime();
        tell(CallListener::began);
        int status = FailureKind.UNFORESEEN.status();
        try {
            proceed(notes, chain, request, response);
            status = ((HttpServletResponse) response).getStatus();
        } finally {
            EndedCall call = ended((HttpServletRequest) request, status, System.nanoTime() - start, notes);
            tell(listener -> listener.ended(call));
            if (!call.isRefused()) {
                Duration took = Duration.ofNanos(call.nanos());
                notes.onceAnswered().forEach(work -> attempt(() -> work.accept(took)));
            }
        }
    }

    private static void proceed(CallNotes notes, FilterChain chain, ServletRequest request, ServletResponse response)
            throws IOException, ServletException {
        try {
            ScopedValue.where(CallNotes.CURRENT, notes).call(() -> {
                chain.doFilter(request, response);
                return notes;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static EndedCall ended(HttpServletRequest request, int status, long nanos, CallNotes notes) {
        return new EndedCall(
                Door.of(request),
                ClientId.of(request),
                ClientId.tenantOf(request),
                status,
                nanos,
                Correlation.of(request),
                notes);
    }

    private void tell(Consumer<CallListener> event) {
        listeners.forEach(listener -> attempt(() -> event.accept(listener)));
    }

    private static void attempt(Runnable recording) {
        try {
            recording.run();
        } catch (RuntimeException e) {
            LOG.error("A call could not be recorded: {}", RedactedTrace.of(e));
        }
    }
}
