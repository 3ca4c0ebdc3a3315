package org.bonewise.fhir;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a client about reading its FHIR servers.
 *
 * @param servers that may be called
 * @param subject whom its access tokens must be made out to, the id under which its authorization server knows us; {@code null}
 *     when that is not looked at
 */
public record FhirAgreement(
        FhirServerAllowList servers, @Nullable String subject) {}
