package org.bonewise.cdshooks;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns calls away that came over plain HTTP: from another machine a call is answered only over TLS, be it our own or that of
 * a proxy that says so ({@code X-Forwarded-Proto: https}).
 */
final class OnlyTls extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OnlyTls.class);

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private final HookJson json;

    OnlyTls(HookJson json) {
        this.json = json;
    }

    /** Probes come from the machine's own keeper, and hold nothing. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PROBES.contains(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure() || isLoopback(request.getRemoteAddr())) {
            chain.doFilter(request, response);
            return;
        }
        LOG.warn("Call over plain HTTP refused (403): let the proxy that ends TLS send X-Forwarded-Proto: https,"
                + " set server.ssl, or bonewise.require-tls=false where the network is trusted");
        CallNotes.current().failure(FailureKind.PLAIN_HTTP);
        response.setStatus(FailureKind.PLAIN_HTTP.status());
        response.setContentType("application/fhir+json");
        response.getOutputStream()
                .write(json.write(OutcomeBody.of(
                        new HookFailure(
                                FailureKind.PLAIN_HTTP,
                                "Call over https: what was sent could be read on its way.",
                                null),
                        Correlation.of(request))));
    }

    /** What came through a proxy carries what that, or whoever called it, wrote there: a name must not be looked up. */
    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
