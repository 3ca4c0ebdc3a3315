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
import org.bonewise.feedback.Reason;
import org.jspecify.annotations.Nullable;

/** Keeps what was told, and what was said of it, until the test ends. */
public final class QuietInMemory implements QuietMemory {

    private final Map<String, Instant> told = new HashMap<>();
    private final Map<UUID, List<String>> cards = new HashMap<>();
    private final Map<String, LastOverride> overridden = new HashMap<>();

    @Override
    public synchronized Recall recall(Collection<String> keys, Instant now) {
        Set<String> known = new HashSet<>(keys);
        known.removeIf(key -> !told.getOrDefault(key, Instant.MIN).isAfter(now));
        Map<String, LastOverride> against = new HashMap<>(overridden);
        against.keySet().retainAll(keys);
        return new Recall(known, against);
    }

    @Override
    public synchronized void told(List<Told> cardsTold) {
        for (Told one : cardsTold) {
            cards.put(one.card(), one.findings());
            one.keys().forEach(key -> told.put(key.key(), key.until()));
        }
    }

    /** A card was overridden. */
    public synchronized void overridden(UUID card, Instant at, @Nullable Reason reason) {
        cards.getOrDefault(card, List.of()).forEach(finding -> overridden.put(finding, new LastOverride(at, reason)));
    }

    /** All that is kept, as text. */
    List<String> kept() {
        List<String> kept = new ArrayList<>(told.keySet());
        cards.values().forEach(kept::addAll);
        return kept;
    }
}
