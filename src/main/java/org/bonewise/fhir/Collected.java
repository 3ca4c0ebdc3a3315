package org.bonewise.fhir;

import java.util.List;
import java.util.Optional;
import org.bonewise.cdshooks.PrefetchTemplate;

/**
 * What could be had in answer to one template, from prefetch and from the FHIR server together.
 *
 * @param gap why it is not the whole answer; empty when it is
 */
record Collected(PrefetchTemplate template, List<Entry> entries, Optional<String> gap) {

    static Collected nothing(PrefetchTemplate template, String reason) {
        return new Collected(template, List.of(), Optional.of(reason));
    }
}
