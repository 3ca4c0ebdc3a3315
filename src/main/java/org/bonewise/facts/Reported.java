package org.bonewise.facts;

/**
 * A value exactly as the laboratory reported it, for display.
 *
 * @param hasSiteUnit whether the unit is not the laboratory's word but that of the hospital's map
 */
public record Reported(String value, String unit, boolean hasSiteUnit) {

    /** In the unit that the laboratory reported. */
    public Reported(String value, String unit) {
        this(value, unit, false);
    }
}
