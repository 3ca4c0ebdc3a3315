package org.bonewise.cdshooks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The browser origins of clients that have some of their own.
 *
 * @param byClient origins such as {@code https://ehr.example.org}; the port may be {@code [*]}
 */
public record ClientOrigins(Map<ClientId, List<String>> byClient) {

    /** Copies the lists. */
    public ClientOrigins {
        Map<ClientId, List<String>> copies = new HashMap<>();
        byClient.forEach((client, origins) -> copies.put(client, List.copyOf(origins)));
        byClient = Map.copyOf(copies);
    }

    /** Whether a text is scheme, host and port only. */
    public static boolean isOrigin(String text) {
        return Origins.isOrigin(text);
    }
}
