package org.bonewise.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a token may be meant for: that of the endpoint called, as the world knows it; for feedback also that of its
 * service. The host that a request names proves nothing: a token meant for another service could be sent with that one's name.
 */
final class Audience {

    private static final String FEEDBACK = "/feedback";

    private final String base;

    /** @param publicUrl base address by which clients reach the service, a path prefix of a proxy included */
    Audience(String publicUrl) {
        base = publicUrl.replaceFirst("/+$", "");
    }

    /** Base address of all that a token may be meant for. */
    String base() {
        return base;
    }

    boolean isMeant(HttpServletRequest request, @Nullable List<String> named) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String called = base + path;
        Set<String> addresses = path.endsWith(FEEDBACK)
                ? Set.of(called, called.substring(0, called.length() - FEEDBACK.length()))
                : Set.of(called);
        return named != null && named.stream().anyMatch(addresses::contains);
    }
}
