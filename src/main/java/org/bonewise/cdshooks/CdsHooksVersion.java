package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A version of the protocol, and what discovery says of it. Every answer is valid under each. */
enum CdsHooksVersion {
    /** Its discovery names no version. */
    RELEASE_2("2.0", null),
    /** Its discovery names the version. */
    RELEASE_3("3.0", "3.0.0");

    private final String setting;
    private final @Nullable String published;

    CdsHooksVersion(String setting, @Nullable String published) {
        this.setting = setting;
        this.published = published;
    }

    /** A service as discovery publishes it. */
    record Published(
            @JsonUnwrapped ServiceDefinition service,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String version) {}

    /** @throws IllegalArgumentException when there is no such version */
    static CdsHooksVersion of(String setting) {
        for (CdsHooksVersion version : values()) {
            if (version.setting.equals(setting.strip())) {
                return version;
            }
        }
        throw new IllegalArgumentException("bonewise.cds-hooks-version is '" + setting + "': set it to 2.0 or 3.0");
    }

    Published publish(ServiceDefinition service) {
        return new Published(service, published);
    }
}
