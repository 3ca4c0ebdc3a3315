package org.bonewise.fhir;

import java.util.Optional;

/**
 * What the Bundles of one list hold and what they say they hold, so that a list that was cut short without a word is not taken
 * for whole.
 *
 * @param matches entries that answer the query
 * @param included entries that the server added to them
 * @param unusable matches without a resource, or with one of no type that FHIR R4 knows
 * @param total how many matches there are in all by the server's own count; negative when it gives none
 */
record Tally(int matches, int included, int unusable, long total) {

    static final Tally NOTHING = new Tally(0, 0, 0, -1);

    /** This with the next page of the same list; of two counts the larger is believed. */
    Tally plus(Tally page) {
        return new Tally(
                matches + page.matches,
                included + page.included,
                unusable + page.unusable,
                Math.max(total, page.total));
    }

    /** Why a list whose last page was read is not whole by the server's own count. */
    Optional<String> gap() {
        // Against the text of FHIR some count what they include; with all of that at hand nothing is missing.
        boolean all = total <= matches || total == (long) matches + included;
        return all
                ? Optional.empty()
                : Optional.of("it holds " + matches + " of " + total + " entries and names no next page");
    }
}
