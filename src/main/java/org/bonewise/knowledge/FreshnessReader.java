package org.bonewise.knowledge;

import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a freshness window, of a product or a general one, without its case.
 *
 * @param items codes of what a window can limit
 */
record FreshnessReader(Set<String> items) {

    /** The window; {@code null}, with a problem noted, when it cannot be used. */
    @Nullable
    Freshness read(Extension extension, Location location) {
        String item = Extensions.text(Extensions.part(extension, "item"));
        if (item == null || !(Extensions.part(extension, "days") instanceof IntegerType days)) {
            location.problem("a freshness window needs an item and days");
            return null;
        }
        Location here = at(item, location);
        if (!items.contains(item)) {
            here.problem("unknown code " + item + " of CodeSystem/freshness-item");
            return null;
        }
        if (days.getValue() < 0) {
            here.problem("a window of " + days.getValue() + " days: give 0 or more");
            return null;
        }
        return new Freshness(item, days.getValue(), null);
    }

    /** Where the window of an item stands. */
    static Location at(String item, Location location) {
        return location.at("freshness " + item);
    }
}
