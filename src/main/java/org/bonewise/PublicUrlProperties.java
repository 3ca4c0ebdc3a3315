package org.bonewise;

import java.net.URI;
import java.net.URISyntaxException;
import org.bonewise.cdshooks.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where readers of cards reach this service.
 *
 * @param publicUrl base address, for example {@code https://cds.hospital.example}; without one cards do not link to the
 *     page of the clinical content
 */
@ConfigurationProperties("bonewise")
record PublicUrlProperties(@Nullable String publicUrl) {

    /** Address of the page of the clinical content; {@code null} when it is not known. @throws StartRefusedException */
    @Nullable
    String guidelines() {
        if (publicUrl == null || publicUrl.isBlank()) {
            return null;
        }
        if (!isBase(publicUrl)) {
            throw new StartRefusedException("bonewise.public-url is '" + publicUrl
                    + "', which is no base address: set it to the one by which browsers reach this service, such as"
                    + " https://cds.hospital.example, without user, query or fragment");
        }
        return publicUrl.replaceFirst("/+$", "") + GuidelinesPage.PATH;
    }

    private static boolean isBase(String address) {
        try {
            URI uri = new URI(address);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isWeb
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
