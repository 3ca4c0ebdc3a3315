package org.bonewise.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What became of some cards.
 *
 * @param shown cards
 * @param accepted those of which a suggestion was taken in the end
 * @param overridden those that were dismissed in the end
 */
public record Counts(long shown, long accepted, long overridden) {

    /** Of no card. */
    public static final Counts NONE = new Counts(0, 0, 0);

    private static final int DECIMALS = 4;

    /** Those of which nothing was told. */
    public long unanswered() {
        return shown - accepted - overridden;
    }

    /** Both together. */
    public Counts plus(Counts others) {
        return new Counts(shown + others.shown, accepted + others.accepted, overridden + others.overridden);
    }

    /** Accepted cards as a share of those shown, from 0 to 1. */
    public BigDecimal acceptanceRate() {
        return share(accepted);
    }

    /** Overridden cards as a share of those shown. */
    public BigDecimal overrideRate() {
        return share(overridden);
    }

    /** Cards without an answer as a share of those shown. */
    public BigDecimal unansweredRate() {
        return share(unanswered());
    }

    private BigDecimal share(long part) {
        return shown == 0
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(shown), DECIMALS, RoundingMode.HALF_UP);
    }
}
