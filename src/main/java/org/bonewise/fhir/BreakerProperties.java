package org.bonewise.fhir;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a FHIR server in trouble is left alone, under {@code bonewise.fhir.breaker}.
 *
 * @param queries how many of the last queries are looked at ({@code bonewise.fhir.breaker.queries}): when half of them failed no
 *     more are sent
 * @param pause time until it is asked again ({@code bonewise.fhir.breaker.pause})
 */
@ConfigurationProperties("bonewise.fhir.breaker")
record BreakerProperties(
        @DefaultValue("100") int queries,
        @DefaultValue("10s") Duration pause) {

    private static final int MOST = 10_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    BreakerProperties {
        if (queries < 2 || queries > MOST) {
            throw new IllegalArgumentException(
                    "bonewise.fhir.breaker.queries is " + queries + ": set it to a number between 2 and " + MOST);
        }
        if (pause.compareTo(SHORTEST) < 0 || pause.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "bonewise.fhir.breaker.pause is " + pause + ": set it to a time between 1s and 10m");
        }
    }
}
