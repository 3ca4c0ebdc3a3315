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
    private final Map<UUID, Instant> overridden = new HashMap<>();

    @Override
    public Recall recall(Collection<String> keys, Instant now) {
        Set<String> known = new HashSet<>(keys);
        known.removeIf(key -> !told.getOrDefault(key, Instant.MIN).isAfter(now));
        Set<String> against = new HashSet<>();
        overridden.forEach((card, until) -> {
            String key = cards.get(card);
            if (key != null && until.isAfter(now) && keys.contains(key)) {
                against.add(key);
            }
        });
        return new Recall(known, against);
    }

    @Override
    public void told(List<Told> cardsTold) {
        for (Told one : cardsTold) {
            cards.put(one.card(), one.finding());
            one.keys().forEach(key -> told.put(key.key(), key.until()));
        }
    }

    @Override
    public void overridden(UUID card, Instant until) {
        overridden.put(card, until);
    }

    /** All that is kept, as text. */
    List<String> kept() {
        List<String> kept = new ArrayList<>(told.keySet());
        kept.addAll(cards.values());
        return kept;
    }
}
