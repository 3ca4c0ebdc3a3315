package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Where a request came in. */
public enum Door {
    /** A service is called for its cards. */
    SERVICE,
    /** A service is called for the decision behind its cards. */
    EXPLAIN,
    /** A service is told what became of its cards. */
    FEEDBACK,
    /** All else at these addresses: discovery, preflights, methods that are not allowed. */
    OTHER;

    static Door of(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!request.getMethod().equals("POST") || path.equals("/cds-services")) {
            return OTHER;
        }
        if (path.startsWith("/explain")) {
            return EXPLAIN;
        }
        return path.endsWith("/feedback") ? FEEDBACK : SERVICE;
    }

    /** Its name in counters and records. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
