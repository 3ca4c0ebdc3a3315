package org.bonewise.patient;

/**
 * One dose of a bone-modifying agent that was given.
 *
 * @param product what was given
 * @param date when
 * @param estimated true when it is worked out from the timing of an order
 * @param forHypercalcaemia whether its reason is hypercalcaemia: such doses have no interval
 * @param evidence for cards
 */
public record BmaDose(
        BmaProduct product, DateRange date, boolean estimated, boolean forHypercalcaemia, Evidence evidence) {

    /** The same dose, of a product that is known better. */
    BmaDose of(BmaProduct told) {
        return new BmaDose(told, date, estimated, forHypercalcaemia, evidence);
    }
}
