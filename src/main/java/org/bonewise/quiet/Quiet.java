package org.bonewise.quiet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.feedback.FeedbackItem;
import org.bonewise.feedback.Outcome;
import org.bonewise.guideline.Matter;
import org.bonewise.guideline.Recalled;
import org.bonewise.guideline.Recollection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps cards from being told again to the same reader: what was overridden, what is only to be considered or known and was told
 * not long ago, what is just the same within a day. When the memory is away all is told.
 */
public final class Quiet {

    private static final Logger LOG = LoggerFactory.getLogger(Quiet.class);

    private final QuietMemory memory;
    private final QuietKeys keys;
    private final QuietWindows windows;
    private final boolean on;

    /**
     * Makes one.
     *
     * @param secret of the installation, at least 32 bytes; with another nothing is remembered of what was told before
     */
    public Quiet(QuietMemory memory, byte[] secret, QuietWindows windows) {
        this(memory, new QuietKeys(secret), windows, true);
    }

    private Quiet(QuietMemory memory, QuietKeys keys, QuietWindows windows, boolean on) {
        this.memory = memory;
        this.keys = keys;
        this.windows = windows;
        this.on = on;
    }

    /** The same, but nothing is remembered from now on, nor left out. */
    public Quiet off() {
        return new Quiet(memory, keys, windows, false);
    }

    /** What the reader of this call was told before. */
    public Recollection of(HookRequest request, Instant now) {
        return Reader.of(request)
                .filter(_ -> on)
                .<Recollection>map(reader -> matters -> recalled(reader, matters, now))
                .orElse(Recollection.NOTHING);
    }

    private Map<Matter, Set<Recalled>> recalled(Reader reader, List<Matter> matters, Instant now) {
        Map<Matter, Keys> asked = new LinkedHashMap<>();
        matters.forEach(matter -> asked.put(matter, new Keys(reader, matter)));
        Set<String> all = new LinkedHashSet<>();
        asked.values().forEach(one -> all.addAll(one.all()));
        QuietMemory.Recall recall;
        try {
            recall = memory.recall(all, now);
        } catch (RuntimeException e) {
            LOG.warn(
                    "What was told before cannot be looked up ({}): all is told",
                    e.getClass().getSimpleName());
            return Map.of();
        }
        Map<Matter, Set<Recalled>> recalled = new LinkedHashMap<>();
        asked.forEach((matter, own) -> recalled.put(matter, own.in(recall)));
        return recalled;
    }

    /**
     * Remembers what was told in answer to a call.
     *
     * @param cards tells of each card, by its uuid, what it is about; not asked where nothing is remembered
     */
    public void told(HookRequest request, Supplier<Map<UUID, Matter>> cards, Instant now) {
        Reader.of(request).filter(_ -> on).ifPresent(reader -> {
            List<QuietMemory.Told> told = new ArrayList<>();
            cards.get().forEach((card, matter) -> {
                Keys own = new Keys(reader, matter);
                told.add(new QuietMemory.Told(card, own.finding, now.plus(windows.longest()), own.until(now)));
            });
            if (!told.isEmpty()) {
                memory.told(told);
            }
        });
    }

    /** Remembers what was overridden; what lies in the future counts from now. */
    public void overridden(List<FeedbackItem> items, Instant now) {
        for (FeedbackItem item : items) {
            if (on && item.outcome() instanceof Outcome.Overridden overridden) {
                Instant at = item.at().isBefore(now) ? item.at() : now;
                Duration window = windows.after(overridden.reason());
                if (at.plus(window).isAfter(now)) {
                    memory.overridden(item.card(), at, at.plus(window));
                }
            }
        }
    }

    /** The keys of one matter for one reader. */
    private final class Keys {

        private final String finding;
        private final Optional<String> incidental;
        private final String same;
        private final @Nullable LocalDate news;

        Keys(Reader reader, Matter matter) {
            news = matter.news();
            finding = keys.of(reader.about("finding", matter.rule(), matter.finding()));
            incidental = matter.incidental() && reader.opensChart()
                    ? Optional.of(keys.of(reader.about("told", matter.rule(), matter.finding())))
                    : Optional.empty();
            same = keys.of(reader.about("same", reader.hook(), matter.rule(), matter.data()));
        }

        List<String> all() {
            List<String> all = new ArrayList<>(List.of(finding, same));
            incidental.ifPresent(all::add);
            return all;
        }

        List<QuietMemory.Until> until(Instant now) {
            List<QuietMemory.Until> until = new ArrayList<>();
            until.add(new QuietMemory.Until(same, now.plus(windows.repeated())));
            incidental.ifPresent(key -> until.add(new QuietMemory.Until(key, now.plus(windows.told()))));
            return until;
        }

        /** What happened on the same day was known. */
        private static boolean isAfter(@Nullable LocalDate news, Instant overridden) {
            return news != null && news.isAfter(LocalDate.ofInstant(overridden, ZoneOffset.UTC));
        }

        Set<Recalled> in(QuietMemory.Recall recall) {
            Set<Recalled> found = EnumSet.noneOf(Recalled.class);
            Instant overridden = recall.overridden().get(finding);
            if (overridden != null && !isAfter(news, overridden)) {
                found.add(Recalled.OVERRIDDEN);
            }
            if (incidental.filter(recall.told()::contains).isPresent()) {
                found.add(Recalled.TOLD);
            }
            if (recall.told().contains(same)) {
                found.add(Recalled.REPEATED);
            }
            return found;
        }
    }
}
