package org.bonewise.cdshooks;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Numbers each request before anything else sees it. */
final class CorrelationFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String number = Correlation.of(request);
        if (response instanceof HttpServletResponse http) {
            http.setHeader(Correlation.HEADER, number);
        }
        try (var _ = MDC.putCloseable(Correlation.LOG_KEY, number)) {
            chain.doFilter(request, response);
        }
    }
}
