package org.bonewise.knowledge;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;

/**
 * Reads the numbers that facts ask for by name. A name carries its unit, as the name of a fact does, and the artefact states
 * the unit beside the value: where the two differ the value may be meant in the other one.
 */
final class ParameterReader {

    private static final String NO_UNIT = "1";

    /** UCUM units by the end of the names that carry them. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("Days", "d"),
            Map.entry("Hours", "h"),
            Map.entry("Months", "mo"),
            Map.entry("Age", "a"),
            Map.entry("Percent", "%"),
            Map.entry("MgPerDl", "mg/dL"),
            Map.entry("UmolPerL", "umol/L"),
            Map.entry("MmolPerL", "mmol/L"),
            Map.entry("NmolPerL", "nmol/L"),
            Map.entry("PmolPerL", "pmol/L"),
            Map.entry("NgPerDl", "ng/dL"),
            Map.entry("NgPerMl", "ng/mL"),
            Map.entry("PgPerMl", "pg/mL"),
            Map.entry("IuPerL", "[IU]/L"));

    /** Ends of the names of what is counted. */
    private static final Set<String> WHOLE = Set.of("Days", "Hours", "Months", "Values");

    private final Map<String, BigDecimal> parameters = new LinkedHashMap<>();

    /** Reads one; what is wrong with it is noted as a problem. */
    void read(Extension extension, Location location) {
        String name = Extensions.text(Extensions.part(extension, "name"));
        BigDecimal value = Extensions.decimal(Extensions.part(extension, "value"));
        String unit = Extensions.text(Extensions.part(extension, "unit"));
        if (name == null || value == null || unit == null) {
            location.at(name == null ? "parameter" : name)
                    .problem("a parameter needs a name, a value and a unit (1 where it has none)");
            return;
        }
        Location here = location.at(name);
        if (!unit.equals(unitOf(name))) {
            here.problem(
                    "the unit is " + unit + ", but facts read it in " + unitOf(name) + ": give the value in that unit");
        }
        if (value.signum() < 0) {
            here.problem("is " + value.toPlainString() + ": give 0 or more");
        }
        if (WHOLE.stream().anyMatch(name::endsWith) && !isWhole(value)) {
            here.problem("is " + value.toPlainString() + ", but facts count by it: give a whole number");
        }
        if (parameters.put(name, value) != null) {
            here.problem("parameter given twice");
        }
    }

    private static String unitOf(String name) {
        return UNITS.entrySet().stream()
                .filter(unit -> name.endsWith(unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NO_UNIT);
    }

    /** Whether it fits a whole number as programs hold it. */
    private static boolean isWhole(BigDecimal value) {
        try {
            value.intValueExact();
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /** All that were read, by name. */
    Map<String, BigDecimal> parameters() {
        return parameters;
    }
}
