package org.bonewise.clients;

import com.nimbusds.jose.proc.BadJOSEException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Turns a call away with 401 and nothing else; the reason is for our log, which holds nothing of the token. */
final class BareRefusal implements AuthenticationEntryPoint {

    private static final Logger LOG = LoggerFactory.getLogger(BareRefusal.class);
    private static final int LONGEST_REASON = 300;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        LOG.warn("Call refused (401): {}", reason(exception));
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static String reason(AuthenticationException exception) {
        if (exception instanceof InsufficientAuthenticationException) {
            return "no token; register the client under bonewise.clients";
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException invalid) {
                return "token: "
                        + invalid.getErrors().stream()
                                .map(OAuth2Error::getDescription)
                                .collect(Collectors.joining(", "));
            }
            if (cause instanceof BadJOSEException bad) {
                return "token: " + plain(bad.getMessage());
            }
        }
        boolean ours = exception instanceof InvalidBearerTokenException
                && exception.getCause() instanceof AuthenticationException;
        boolean bare = exception instanceof InvalidBearerTokenException && exception.getCause() == null;
        return ours || bare ? "token: " + plain(exception.getMessage()) : "token: it cannot be read";
    }

    /** The header's algorithm and type are quoted at times, which a caller may have written to forge lines of the log. */
    private static String plain(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("[^\\x20-\\x7e]", "?");
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }
}
