package org.bonewise.clients;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Turns a call away with 401 and nothing else; the reason is for our log, which holds nothing of the token. */
final class BareRefusal implements AuthenticationEntryPoint {

    private static final Logger LOG = LoggerFactory.getLogger(BareRefusal.class);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        LOG.warn("Call refused (401): {}", reason(exception));
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static String reason(AuthenticationException exception) {
        return switch (exception) {
            case InsufficientAuthenticationException _ -> "no token; clients are registered under bonewise.clients";
            case RefusedToken token -> "token of " + token.client() + ": " + token.getMessage();
            case InvalidBearerTokenException token when token.getCause() == null -> "token: " + token.getMessage();
            default -> "token: it cannot be read";
        };
    }
}
