package org.bonewise.facts;

import java.util.Set;

/** The items that facts read only while they are recent; a general window of each must be there at the start. */
public final class FactWindows {

    /** Their codes. */
    public static final Set<String> ITEMS = Set.of(
            "bmi",
            "calcium",
            "creatinine",
            "dental",
            "disease-status",
            "dxa",
            "dxa-at-start",
            "ecog",
            "frax",
            "hcg",
            "hypocalcaemia-sign",
            "life-expectancy",
            "magnesium",
            "phosphate",
            "pth",
            "testosterone",
            "vitamin-d-1-25",
            "vitamin-d-25oh",
            "weight");

    private FactWindows() {}
}
