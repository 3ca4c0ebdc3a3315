package org.bonewise.generated;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Which agent an order is of, by its ATC code, and how much of it the specification allows. */
final class BoneAgent {

    static final String NONE = "";

    private static final Map<String, String> BY_ATC = Map.of(
            "M05BA08", "zoledronic-acid",
            "M05BX04", "denosumab",
            "M05BA03", "pamidronate",
            "M05BA06", "ibandronate",
            "M05BA02", "clodronate",
            "M05BA04", "alendronate",
            "M05BA07", "risedronate");

    /** The largest dose in mg that the specification allows of a regimen (2.1, SAF-41; clodronate in a vein: A63). */
    private static final Map<String, String> LARGEST = Map.ofEntries(
            Map.entry("zoledronic-acid-4mg-4-weekly", "4"),
            Map.entry("zoledronic-acid-4mg-12-weekly", "4"),
            Map.entry("zoledronic-acid-4mg-6-monthly", "4"),
            Map.entry("zoledronic-acid-4mg-hypercalcaemia", "4"),
            Map.entry("zoledronic-acid-5mg-yearly", "5"),
            Map.entry("denosumab-120mg-4-weekly", "120"),
            Map.entry("denosumab-120mg-giant-cell-tumour", "120"),
            Map.entry("denosumab-120mg-hypercalcaemia", "120"),
            Map.entry("denosumab-60mg-6-monthly", "60"),
            Map.entry("pamidronate-90mg-4-weekly", "90"),
            Map.entry("pamidronate-90mg-4-weekly-myeloma", "90"),
            Map.entry("pamidronate-hypercalcaemia", "90"),
            Map.entry("ibandronate-iv-6mg-4-weekly", "6"),
            Map.entry("ibandronate-iv-hypercalcaemia", "4"),
            Map.entry("ibandronate-iv-3mg-3-monthly", "3"),
            Map.entry("ibandronate-150mg-monthly", "150"),
            Map.entry("ibandronate-50mg-daily", "50"),
            Map.entry("ibandronate-50mg-every-2-days", "50"),
            Map.entry("ibandronate-50mg-weekly", "50"),
            Map.entry("clodronate-daily", "1600"),
            Map.entry("clodronate-iv-hypercalcaemia", "300"),
            Map.entry("alendronate-70mg-weekly", "70"),
            Map.entry("risedronate-35mg-weekly", "35"));

    private BoneAgent() {}

    /** The agent of an order; {@link #NONE} when it is of another medicine. */
    static String of(JsonNode order) {
        return order.path("medicationCodeableConcept")
                .path("coding")
                .valueStream()
                .map(coding -> BY_ATC.getOrDefault(coding.path("code").asString(), NONE))
                .filter(agent -> !agent.equals(NONE))
                .findFirst()
                .orElse(NONE);
    }

    /** Id of the regimen that an order follows. */
    static String regimen(JsonNode order) {
        String canonical = order.path("instantiatesCanonical").path(0).asString();
        return canonical.substring(canonical.lastIndexOf('/') + 1);
    }

    /** The largest dose of a regimen in mg; of daily agents one day. */
    static BigDecimal largestDose(String regimen) {
        String largest = LARGEST.get(regimen);
        if (largest == null) {
            throw new AssertionError("No largest dose is written down for " + regimen);
        }
        return new BigDecimal(largest);
    }
}
