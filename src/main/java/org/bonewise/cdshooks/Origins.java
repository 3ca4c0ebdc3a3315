package org.bonewise.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;

/**
 * From which pages in a browser who may call. A preflight names no client, so it is answered for the origins of all; the call
 * itself must come from one of its own client's.
 */
final class Origins {

    private final List<String> all;
    private final CorsConfiguration others;
    private final Map<ClientId, CorsConfiguration> byClient = new HashMap<>();

    /**
     * @param others origins of clients that have none of their own
     * @param byClient origins of single clients
     */
    Origins(List<String> others, Map<ClientId, List<String>> byClient) {
        this.others = configuration(others);
        this.all = new ArrayList<>(others);
        byClient.forEach((client, origins) -> {
            all.addAll(origins);
            this.byClient.put(client, configuration(origins));
        });
    }

    private static CorsConfiguration configuration(List<String> origins) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOriginPatterns(origins);
        return configuration;
    }

    /** Scheme, host and port, which may be {@code [*]}. */
    static boolean isOrigin(String text) {
        return text.matches("https?://[^/\\s]+");
    }

    /** Of all clients. */
    List<String> all() {
        return all;
    }

    /** Whether a call comes from where its client may call; what is no page of another origin may. */
    boolean allow(ClientId client, HttpServletRequest request) {
        return !CorsUtils.isCorsRequest(request)
                || byClient.getOrDefault(client, others).checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) != null;
    }
}
