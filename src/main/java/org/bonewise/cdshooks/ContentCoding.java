package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How the body of a request is compressed. */
enum ContentCoding {
    IDENTITY,
    GZIP;

    /** @throws HookFailure when it is none of these (415) */
    static ContentCoding of(HttpServletRequest request) {
        List<String> named = Collections.list(request.getHeaders("Content-Encoding")).stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !value.equals("identity"))
                .toList();
        if (named.isEmpty()) {
            return IDENTITY;
        }
        if (named.size() == 1
                && (named.getFirst().equals("gzip") || named.getFirst().equals("x-gzip"))) {
            return GZIP;
        }
        throw new HookFailure(
                FailureKind.WRONG_MEDIA_TYPE, "Send the body as Content-Encoding: gzip, or without one.", null);
    }

    /** The body as it was before it was compressed. */
    InputStream decoded(InputStream sent) {
        return switch (this) {
            case IDENTITY -> sent;
            case GZIP -> new GzipMember(sent);
        };
    }
}
