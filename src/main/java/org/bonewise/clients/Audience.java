package org.bonewise.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a token may be meant for: that of the endpoint called, as the world knows it; for feedback also that of its
 * service.
 */
final class Audience {

    private static final String FEEDBACK = "/feedback";

    private final @Nullable String base;

    /** @param publicUrl base address by which clients reach the service; {@code null} to take it from the request */
    Audience(@Nullable String publicUrl) {
        base = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.replaceFirst("/+$", "");
    }

    boolean isMeant(HttpServletRequest request, @Nullable List<String> named) {
        String path = request.getRequestURI();
        String called = base == null ? request.getRequestURL().toString() : base + path;
        Set<String> addresses = path.endsWith(FEEDBACK)
                ? Set.of(called, called.substring(0, called.length() - FEEDBACK.length()))
                : Set.of(called);
        return named != null && named.stream().anyMatch(addresses::contains);
    }
}
