package org.bonewise;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, by code system, the codes that nothing recognises. Systems come from outside: one that is no plain URI, or comes after
 * many others, counts as {@code other}. Codes and patients are never kept.
 */
final class UnmappedCodes implements Consumer<String> {

    /** Name of the counter; its tag is {@code system}. */
    static final String COUNTER = "bonewise.codes.unmapped";

    private static final Logger LOG = LoggerFactory.getLogger(UnmappedCodes.class);
    private static final int MOST_SYSTEMS = 50;
    private static final Pattern PLAIN_URI = Pattern.compile(
            "(urn:(oid|uuid):[0-9A-Za-z.-]{1,100}|urn:[a-z0-9.:_-]{1,100}|https?://[A-Za-z0-9.:/_-]{1,150})");

    private final MeterRegistry meters;
    private final Set<String> systems = ConcurrentHashMap.newKeySet();

    UnmappedCodes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void accept(String system) {
        meters.counter(COUNTER, "system", tag(system)).increment();
    }

    private String tag(String system) {
        int end = system.indexOf('?') < 0 ? system.length() : system.indexOf('?');
        String plain = system.substring(0, end).replaceFirst("#.*", "").replaceFirst("/+$", "");
        if (!PLAIN_URI.matcher(plain).matches()) {
            return "other";
        }
        if (systems.contains(plain)) {
            return plain;
        }
        if (systems.size() >= MOST_SYSTEMS) {
            return "other";
        }
        if (systems.add(plain)) {
            LOG.warn(
                    "There are codes of {} in the records that are in no value set and in no map of terminology/site",
                    plain);
        }
        return plain;
    }
}
