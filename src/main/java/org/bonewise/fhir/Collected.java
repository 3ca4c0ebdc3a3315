package org.bonewise.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bonewise.cdshooks.PrefetchTemplate;

/**
 * What could be had in answer to one template, from prefetch and from the FHIR server together.
 *
 * @param unusable entries that hold nothing that could be read as a resource
 * @param gap why it is not the whole answer; empty when it is, but for unusable entries
 */
record Collected(PrefetchTemplate template, List<Entry> entries, int unusable, Optional<String> gap) {

    static Collected nothing(PrefetchTemplate template, String reason) {
        return new Collected(template, List.of(), 0, Optional.of(reason));
    }

    boolean isWhole() {
        return unusable == 0 && gap.isEmpty();
    }

    /** This, which is not the whole answer for that reason if for no other. */
    Collected orGap(String reason) {
        return new Collected(template, entries, unusable, gap.or(() -> Optional.of(reason)));
    }

    /** This with further entries; one that stands in both is taken once. */
    Collected with(List<Entry> others) {
        List<Entry> all =
                Stream.concat(entries.stream(), others.stream()).distinct().toList();
        return new Collected(template, all, unusable, gap);
    }
}
