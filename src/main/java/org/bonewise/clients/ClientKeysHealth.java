package org.bonewise.clients;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bonewise.cdshooks.ClientId;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells the operator whose keys could be fetched when they were last needed. Always up: the calls of other clients are answered. */
final class ClientKeysHealth implements HealthIndicator {

    private final Map<String, Boolean> fetched = new ConcurrentSkipListMap<>();

    /** Notes how a fetch of a client's keys went. */
    void note(ClientId client, boolean worked) {
        fetched.put(client.value(), worked);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        fetched.forEach((client, worked) ->
                health.withDetail(client, worked ? "its keys were fetched" : "its keys cannot be fetched"));
        if (fetched.containsValue(false)) {
            health.withDetail("warning", "Calls of clients without keys are refused as soon as those kept have ended");
        }
        return health.build();
    }
}
