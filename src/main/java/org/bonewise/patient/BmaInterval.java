package org.bonewise.patient;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/** Days between the doses of a course. */
final class BmaInterval {

    private static final int DOSES_LOOKED_AT = 3;

    private BmaInterval() {}

    /** As a running order plans it, else as the last doses show it. */
    static OptionalInt inUse(List<BmaUse> running, List<BmaDose> given) {
        return running.stream()
                .map(BmaUse::intervalDays)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElseGet(() -> between(given));
    }

    /** Median gap of the last three regular doses, oldest first; empty when there are fewer than two. */
    static OptionalInt between(List<BmaDose> given) {
        List<BmaDose> regular =
                given.stream().filter(dose -> !dose.forHypercalcaemia()).toList();
        if (regular.size() < 2) {
            return OptionalInt.empty();
        }
        List<BmaDose> last = regular.subList(Math.max(0, regular.size() - DOSES_LOOKED_AT), regular.size());
        long span = ChronoUnit.DAYS.between(
                last.getFirst().date().latest(), last.getLast().date().latest());
        return OptionalInt.of(Math.toIntExact(Math.round((double) span / (last.size() - 1))));
    }
}
