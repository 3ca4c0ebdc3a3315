package org.bonewise.cdshooks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A query that a service asks the client to run.
 *
 * @param key its name among the service's templates
 * @param text the query relative to the FHIR server's base, with tokens such as {@code {{context.patientId}}}
 */
public record PrefetchTemplate(String key, String text) {

    static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)}}");

    private static final String CONTEXT = "context.";

    /** The FHIR type that is read or searched. */
    public String resourceType() {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        return text.substring(0, end);
    }

    /** True for a search, whose answer is a Bundle; false for a read, whose answer is the resource. */
    public boolean isSearch() {
        return text.startsWith("?", resourceType().length());
    }

    /**
     * The query with the tokens filled in and percent-encoded.
     *
     * @param context the hook's context
     * @return empty when the context lacks what a token names
     */
    public Optional<String> resolve(JsonNode context) {
        StringBuilder query = new StringBuilder();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String value = tokenValue(matcher.group(1), context);
            if (value.isBlank()) {
                return Optional.empty();
            }
            matcher.appendReplacement(
                    query, Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return Optional.of(matcher.appendTail(query).toString());
    }

    private static String tokenValue(String token, JsonNode context) {
        if (token.startsWith(CONTEXT)) {
            return context.path(token.substring(CONTEXT.length())).stringValue("");
        }
        UserToken user = UserToken.named(token).orElse(null);
        return user == null ? "" : user.idIn(context.path("userId").stringValue(""));
    }
}
