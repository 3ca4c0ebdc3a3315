package org.bonewise.fhir;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells the operator which FHIR servers answer. Always up: a service taken out of rotation because an EHR is down would warn of
 * nothing that prefetch holds.
 */
final class FhirServersHealth implements HealthIndicator {

    private final Breakers breakers;

    FhirServersHealth(Breakers breakers) {
        this.breakers = breakers;
    }

    /** Servers that were asked since the start, by client; of the others nothing is known. */
    @Override
    public Health health() {
        Health.Builder health = Health.up();
        Map<String, Boolean> open = breakers.open();
        open.forEach((server, isOpen) -> health.withDetail(server, isOpen ? "fails, and is left alone" : "is asked"));
        if (open.containsValue(true)) {
            health.withDetail("warning", "What FHIR servers would tell is missing on cards");
        }
        return health.build();
    }
}
