package org.bonewise;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the decision.
 *
 * @param guideline which guideline decides, for example {@code esmo}
 * @param fhirProfilesDirectory the artefact folder
 * @param timeZone zone in which calendar days are counted and dates are shown
 */
@ConfigurationProperties("bonewise")
record BonewiseProperties(
        @DefaultValue("esmo") String guideline,
        @DefaultValue("fhir-profiles") Path fhirProfilesDirectory,
        @DefaultValue("UTC") ZoneId timeZone) {}
