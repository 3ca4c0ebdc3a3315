package org.bonewise.quiet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps what was told until the test ends. */
public final class QuietInMemory implements QuietMemory {

    private final Map<String, Instant> told = new HashMap<>();
    private final Map<UUID, String> cards = new HashMap<>();

    private record Overridden(Instant at, Instant until) {}

    private final Map<UUID, Overridden> overridden = new HashMap<>();

    @Override
    public synchronized Recall recall(Collection<String> keys, Instant now) {
        Set<String> known = new HashSet<>(keys);
        known.removeIf(key -> !told.getOrDefault(key, Instant.MIN).isAfter(now));
        Map<String, Instant> against = new HashMap<>();
        overridden.forEach((card, one) -> {
            String key = cards.get(card);
            if (key != null && one.until().isAfter(now) && keys.contains(key)) {
                against.put(key, one.at());
            }
        });
        return new Recall(known, against);
    }

    @Override
    public synchronized void told(List<Told> cardsTold) {
        for (Told one : cardsTold) {
            cards.put(one.card(), one.finding());
            one.keys().forEach(key -> told.put(key.key(), key.until()));
        }
    }

    @Override
    public synchronized void overridden(UUID card, Instant at, Instant until) {
        overridden.put(card, new Overridden(at, until));
    }

    /** All that is kept, as text. */
    List<String> kept() {
        List<String> kept = new ArrayList<>(told.keySet());
        kept.addAll(cards.values());
        return kept;
    }
}
