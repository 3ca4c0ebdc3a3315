package org.bonewise.quiet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bonewise.cdshooks.ClientId;
import org.bonewise.cdshooks.HookRequest;
import org.bonewise.cdshooks.Turns;
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
    private final Duration readWithin;
    private final boolean on;

    /**
     * Makes one.
     *
     * @param secret of the installation, at least 32 bytes; with another nothing is remembered of what was told before
     * @param readWithin an answer that takes as long or longer counts as not read: the EHR may have given up
     */
    public Quiet(QuietMemory memory, byte[] secret, QuietWindows windows, Duration readWithin) {
        this(memory, new QuietKeys(secret), windows, readWithin, true);
    }

    private Quiet(QuietMemory memory, QuietKeys keys, QuietWindows windows, Duration readWithin, boolean on) {
        this.readWithin = readWithin;
        this.memory = memory;
        this.keys = keys;
        this.windows = windows;
        this.on = on;
    }

    /** The same, but nothing is remembered from now on, nor left out. */
    public Quiet off() {
        return new Quiet(memory, keys, windows, readWithin, false);
    }

    /**
     * What the reader of this call was told before.
     *
     * @param now in the zone of the reader's calendar
     */
    public Recollection of(HookRequest request, ZonedDateTime now) {
        return Reader.of(request)
                .filter(_ -> on)
                .<Recollection>map(reader -> matters -> recalled(reader, matters, now))
                .orElse(Recollection.NOTHING);
    }

    private Map<Matter, Set<Recalled>> recalled(Reader reader, List<Matter> matters, ZonedDateTime now) {
        Map<Matter, Keys> asked = new LinkedHashMap<>();
        matters.forEach(matter -> asked.put(matter, new Keys(reader, matter)));
        Set<String> all = new LinkedHashSet<>();
        asked.values().forEach(one -> all.addAll(one.all()));
        QuietMemory.Recall recall;
        try {
            // Nobody shall wait for a turn because a database is slow.
            recall = Turns.aside(() -> memory.recall(all, now.toInstant()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "What was told before cannot be looked up ({}): all is told",
                    e.getClass().getSimpleName());
            return Map.of();
        }
        Map<Matter, Set<Recalled>> recalled = new LinkedHashMap<>();
        asked.forEach((matter, own) -> recalled.put(matter, own.in(recall, now)));
        return recalled;
    }

    /**
     * What remembers the answer to a call, to be told how long it took once it is given. It holds nothing of the patient.
     *
     * @param cards tells of each card, by its uuid, what it is about; not asked where nothing is remembered
     */
    public Consumer<Duration> telling(HookRequest request, Supplier<Map<UUID, Matter>> cards, Instant now) {
        List<QuietMemory.Told> told = Reader.of(request)
                .filter(_ -> on)
                .map(reader -> told(request.client(), reader, cards, now))
                .orElse(List.of());
        return took -> {
            if (!told.isEmpty() && took.compareTo(readWithin) < 0) {
                memory.told(told);
            }
        };
    }

    private List<QuietMemory.Told> told(
            ClientId client, Reader reader, Supplier<Map<UUID, Matter>> cards, Instant now) {
        List<QuietMemory.Told> told = new ArrayList<>();
        try {
            cards.get().forEach((card, matter) -> {
                Keys own = new Keys(reader, matter);
                told.add(new QuietMemory.Told(card, client, own.findings, now.plus(windows.longest()), own.until(now)));
            });
        } catch (RuntimeException e) {
            LOG.error(
                    "What is told cannot be remembered ({}), and will be told again",
                    e.getClass().getSimpleName());
        }
        return told;
    }

    /** The keys of one matter for one reader. */
    private final class Keys {

        private final List<String> findings;
        private final List<String> incidental;
        private final String same;
        private final @Nullable LocalDate news;

        Keys(Reader reader, Matter matter) {
            news = matter.news();
            findings = each("finding", reader, matter);
            incidental = matter.incidental() && reader.opensChart() ? each("told", reader, matter) : List.of();
            same = keys.of(reader.about("same", reader.hook(), matter.rule(), matter.data()));
        }

        private List<String> each(String kind, Reader reader, Matter matter) {
            return matter.findings().stream()
                    .map(finding -> keys.of(reader.about(kind, matter.rule(), finding)))
                    .toList();
        }

        List<String> all() {
            List<String> all = new ArrayList<>(findings);
            all.addAll(incidental);
            all.add(same);
            return all;
        }

        List<QuietMemory.Until> until(Instant now) {
            List<QuietMemory.Until> until = new ArrayList<>();
            until.add(new QuietMemory.Until(same, now.plus(windows.repeated())));
            incidental.forEach(key -> until.add(new QuietMemory.Until(key, now.plus(windows.told()))));
            return until;
        }

        private boolean isSilencedBy(QuietMemory.@Nullable LastOverride last, ZonedDateTime now) {
            return last != null
                    && last.at().plus(windows.after(last.reason())).isAfter(now.toInstant())
                    && !isAfter(news, LocalDate.ofInstant(last.at(), now.getZone()));
        }

        /** What happened on the same day and was on record was told: it is one of the findings. */
        private static boolean isAfter(@Nullable LocalDate news, LocalDate overridden) {
            return news != null && news.isAfter(overridden);
        }

        Set<Recalled> in(QuietMemory.Recall recall, ZonedDateTime now) {
            Set<Recalled> found = EnumSet.noneOf(Recalled.class);
            if (findings.stream()
                    .allMatch(key -> isSilencedBy(recall.overridden().get(key), now))) {
                found.add(Recalled.OVERRIDDEN);
            }
            if (!incidental.isEmpty() && recall.told().containsAll(incidental)) {
                found.add(Recalled.TOLD);
            }
            if (recall.told().contains(same)) {
                found.add(Recalled.REPEATED);
            }
            return found;
        }
    }
}
