package org.bonewise.fhir;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the access to EHRs, under {@code bonewise.fhir}.
 *
 * @param deadline time for all queries of one request together ({@code bonewise.fhir.deadline})
 * @param maxPages pages that are read of one list ({@code bonewise.fhir.max-pages})
 * @param maxTotalSize bytes that are read in one request ({@code bonewise.fhir.max-total-size})
 */
@ConfigurationProperties("bonewise.fhir")
record FhirProperties(
        @DefaultValue("450ms") Duration deadline,
        @DefaultValue("10") int maxPages,
        @DefaultValue("16MB") DataSize maxTotalSize) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    FhirProperties {
        if (!deadline.isPositive() || deadline.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "bonewise.fhir.deadline is " + deadline + ": set it to more than 0 and at most 1m");
        }
        if (maxPages < 1) {
            throw new IllegalArgumentException("bonewise.fhir.max-pages is " + maxPages + ": set it to 1 or more");
        }
        if (maxTotalSize.toBytes() < 1 || maxTotalSize.toGigabytes() > 0) {
            throw new IllegalArgumentException(
                    "bonewise.fhir.max-total-size is " + maxTotalSize + ": set it to more than 0 and less than 1GB");
        }
    }
}
