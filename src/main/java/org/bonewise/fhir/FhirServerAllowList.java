package org.bonewise.fhir;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.bonewise.cdshooks.StartRefusedException;

/**
 * The FHIR servers that may be called. A client names the server in its request, so without this list anyone who can call us
 * could have us call any address. An address must have the scheme of its entry: http is possible only where an entry says http.
 */
public final class FhirServerAllowList {

    private final List<HttpUrl> entries;

    /**
     * @param addresses base addresses
     * @throws StartRefusedException when one is no http(s) address
     */
    public FhirServerAllowList(List<String> addresses) {
        entries = addresses.stream().map(FhirServerAllowList::entry).toList();
    }

    /** The server's address when it is one of the entries or lies below one. */
    Optional<HttpUrl> find(URI server) {
        return Optional.ofNullable(HttpUrl.parse(server.toString()))
                .filter(url -> url.query() == null && url.fragment() == null)
                .filter(url -> entries.stream().anyMatch(entry -> isBelow(entry, url)));
    }

    /** The entry that an address found here is, or lies below. */
    HttpUrl entry(HttpUrl found) {
        return entries.stream()
                .filter(entry -> isBelow(entry, found))
                .findFirst()
                .orElse(found);
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
                // An encoded slash may be decoded by a proxy to a path that is not below the base.
                && !path.contains("%2f")
                && !path.contains("%5c")
                && (url.encodedPath() + "/").startsWith(basePath + "/");
    }

    private static HttpUrl entry(String address) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null
                || url.query() != null
                || url.fragment() != null
                || !url.username().isEmpty()) {
            throw new StartRefusedException("bonewise.fhir.allowed-servers holds '" + withoutUser(address)
                    + "': write a base address such as https://ehr.example.org/fhir");
        }
        return url;
    }

    /** A password must not get into the log. */
    private static String withoutUser(String address) {
        return address.replaceFirst("//.*@", "//...@");
    }
}
