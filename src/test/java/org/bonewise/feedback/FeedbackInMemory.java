package org.bonewise.feedback;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.bonewise.cdshooks.ClientId;

/** Keeps feedback in this process alone, for tests of what comes before the database. */
public final class FeedbackInMemory implements FeedbackStore {

    private final SequencedMap<Key, FeedbackItem> kept = new LinkedHashMap<>();

    private record Key(ClientId client, String service, UUID card, String outcome, Instant at) {

        Key(ClientId client, String service, FeedbackItem item) {
            this(client, service, item.card(), item.outcome().code(), item.at());
        }
    }

    @Override
    public synchronized void keep(ClientId client, String service, List<FeedbackItem> items) {
        items.forEach(item -> kept.putIfAbsent(new Key(client, service, item), item));
    }

    /** What is kept of one client about one service, the oldest first. */
    public synchronized List<FeedbackItem> of(ClientId client, String service) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().client().equals(client)
                        && entry.getKey().service().equals(service))
                .map(Map.Entry::getValue)
                .toList();
    }
}
