package org.bonewise.cdshooks;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the protocol, under {@code bonewise}.
 *
 * @param hooksDirectory folder with one folder per service ({@code bonewise.hooks-directory})
 * @param access who may call ({@code bonewise.access}: {@code closed} or {@code demo-open})
 * @param maxRequestSize largest body that is read ({@code bonewise.max-request-size})
 * @param requireTls whether calls from other machines are answered over TLS alone ({@code bonewise.require-tls})
 * @param cdsHooksVersion what discovery says of the version of the protocol ({@code bonewise.cds-hooks-version}: {@code 2.0}
 *     or {@code 3.0})
 * @param cors which browser origins may call
 * @param site the hospital's own services
 */
@ConfigurationProperties("bonewise")
record CdsHooksProperties(
        @DefaultValue("hooks") Path hooksDirectory,
        @DefaultValue("closed") Access access,
        @DefaultValue("5MB") DataSize maxRequestSize,
        @DefaultValue("true") boolean requireTls,
        @DefaultValue("2.0") String cdsHooksVersion,
        @DefaultValue Cors cors,
        @DefaultValue Site site) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(64);

    CdsHooksProperties {
        if (maxRequestSize.toBytes() < 1 || maxRequestSize.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("bonewise.max-request-size is " + maxRequestSize
                    + ": set it to a size between 1B and " + LARGEST.toMegabytes() + "MB");
        }
        CdsHooksVersion.of(cdsHooksVersion);
    }

    /**
     * Browser origins.
     *
     * @param allowedOrigins origins such as {@code https://ehr.example.org}; the port may be {@code [*]}
     *     ({@code bonewise.cors.allowed-origins})
     */
    record Cors(@DefaultValue List<String> allowedOrigins) {

        Cors {
            allowedOrigins = List.copyOf(allowedOrigins);
            for (String origin : allowedOrigins) {
                if (!Origins.isOrigin(origin)) {
                    throw new IllegalArgumentException("bonewise.cors.allowed-origins holds '" + origin
                            + "': write scheme, host and port only, such as https://ehr.example.org");
                }
            }
        }
    }

    /**
     * The hospital's own.
     *
     * @param hooksDirectory folder whose services are laid over those of {@code bonewise.hooks-directory}
     *     ({@code bonewise.site.hooks-directory})
     */
    record Site(@Nullable Path hooksDirectory) {}
}
