package org.bonewise.clients;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pages for people.
 *
 * @param pages who may read them ({@code bonewise.pages}: {@code closed}, {@code login} or {@code open})
 */
@ConfigurationProperties("bonewise")
public record PageProperties(@DefaultValue("closed") Pages pages) {

    /** Whether a link to a page leads anywhere. */
    public boolean canBeRead() {
        return pages != Pages.CLOSED;
    }
}
