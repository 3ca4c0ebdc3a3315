package org.bonewise.fhir;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The FHIR servers that may be called for one client. It names the server in its request, so without this list anyone who can
 * call us could have us call any address.
 *
 * @param servers those that may be called
 */
public record FhirServerAllowList(List<FhirServer> servers) {

    /**
     * What a proxy or server may read as a path that climbs: an encoded slash, whatever is encoded twice, and a segment of dots
     * with a parameter. Other segments of dots are gone when an address has been read.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("%2f|%5c|%25|/(\\.|%2e){1,2}(;|%3b)");

    /** Copies the list. */
    public FhirServerAllowList {
        servers = List.copyOf(servers);
    }

    /**
     * A server that was found on the list.
     *
     * @param url its address as the client named it, which may lie below the entry's
     * @param entry of the list
     */
    record Found(HttpUrl url, FhirServer entry) {}

    /** The server when it is one of the entries or lies below one. */
    Optional<Found> find(URI server) {
        HttpUrl url = HttpUrl.parse(server.toString());
        if (url == null || url.query() != null || url.fragment() != null) {
            return Optional.empty();
        }
        return servers.stream()
                .filter(entry -> isBelow(entry.base(), url))
                .findFirst()
                .map(entry -> new Found(url, entry));
    }

    /** Whether an address is the base itself or lies below it. */
    static boolean isBelow(HttpUrl base, HttpUrl url) {
        String path = url.encodedPath().toLowerCase(Locale.ROOT);
        String basePath = base.encodedPath().replaceAll("/+$", "");
        return url.scheme().equals(base.scheme())
                && url.host().equals(base.host())
                && url.port() == base.port()
                && url.username().isEmpty()
                && url.password().isEmpty()
                && !AMBIGUOUS.matcher(path).find()
                && (url.encodedPath() + "/").startsWith(basePath + "/");
    }
}
