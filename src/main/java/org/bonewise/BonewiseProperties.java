package org.bonewise;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.bonewise.cdshooks.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the decision.
 *
 * @param guideline which guideline decides, for example {@code esmo}
 * @param fhirProfilesDirectory the artefact folder ({@code bonewise.fhir-profiles-directory})
 * @param site the hospital's own content
 * @param timeZone zone in which calendar days are counted and dates are shown, for example {@code Europe/Copenhagen}
 */
@ConfigurationProperties("bonewise")
record BonewiseProperties(
        @DefaultValue("esmo") String guideline,
        @DefaultValue("fhir-profiles") Path fhirProfilesDirectory,
        @DefaultValue Site site,
        @DefaultValue("UTC") String timeZone) {

    /** The zone of that name. @throws StartRefusedException when there is none */
    ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new StartRefusedException(
                    "bonewise.time-zone is '" + timeZone
                            + "', which is no time zone: set it to a name of the IANA list such as Europe/Copenhagen or UTC",
                    e);
        }
    }

    /**
     * The hospital's own.
     *
     * @param fhirProfilesDirectory folder whose files are laid over those of {@code bonewise.fhir-profiles-directory}
     *     ({@code bonewise.site.fhir-profiles-directory})
     */
    record Site(@Nullable Path fhirProfilesDirectory) {}
}
