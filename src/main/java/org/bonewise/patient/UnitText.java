package org.bonewise.patient;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Units as people write them. */
final class UnitText {

    private static final Map<String, String> KNOWN = new HashMap<>();

    static {
        List.of(
                        "mmol/L",
                        "umol/L",
                        "nmol/L",
                        "pmol/L",
                        "mol/L",
                        "mg/dL",
                        "ug/dL",
                        "ng/dL",
                        "pg/dL",
                        "g/dL",
                        "g/L",
                        "mg/L",
                        "ug/L",
                        "ng/L",
                        "pg/L",
                        "mg/mL",
                        "ug/mL",
                        "ng/mL",
                        "pg/mL",
                        "mL/min",
                        "mL/s",
                        "kg",
                        "g",
                        "cm",
                        "m",
                        "mm",
                        "kg/m2",
                        "mo",
                        "wk",
                        "d",
                        "a",
                        "%",
                        "meq/L",
                        "mg/(24.h)",
                        "mg/d",
                        "g/d",
                        "[IU]/L",
                        "m[IU]/mL",
                        "[lb_av]",
                        "[in_i]",
                        "{score}",
                        "mL/min/{1.73_m2}")
                .forEach(unit -> KNOWN.put(unit.toLowerCase(Locale.ROOT), unit));
        names("[IU]/L", "iu/l", "ie/l", "u/l", "int.unit/l", "[iu]/l");
        names("m[IU]/mL", "miu/ml", "mie/ml", "mu/ml");
        names(
                "mL/min/{1.73_m2}",
                "ml/min/1.73m2",
                "ml/min/1.73.m2",
                "ml/min/1.73m^2",
                "ml/min/1.73sqm",
                "ml/min/1.73*m2");
        names("mL/min/{1.73_m2}", "ml/min/1.73_m2", "ml/min/(1.73m2)", "ml/min/(1.73.m2)", "ml/min/{1.73m2}");
        names("[lb_av]", "lb", "lbs", "pound", "pounds");
        names("[in_i]", "in", "inch", "inches");
        names("kg/m2", "kg/m^2", "kg/(m^2)", "kg/(m2)");
        names("mo", "month", "months");
        names("wk", "week", "weeks");
        names("d", "day", "days");
        names("a", "year", "years", "y", "yr");
        names("mg/(24.h)", "mg/24h", "mg/24hr");
        names("meq/L", "meq/l");
    }

    private UnitText() {}

    private static void names(String unit, String... texts) {
        for (String text : texts) {
            KNOWN.put(text, unit);
        }
    }

    /** Whether UCUM's own reading of a code is the meant one: it reads {@code /1.73.m2} as a quotient by square metres. */
    static boolean isPlain(String code) {
        return !code.contains("1.73");
    }

    /** The UCUM code of a unit as written, {@code null} when we do not know it. Letters may be of either case. */
    static @Nullable String normalise(String written) {
        String text = written.strip()
                .replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replace("\u00b2", "2")
                .replace(',', '.')
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .replace("mcg", "ug")
                .replace("mcmol", "umol");
        return KNOWN.get(text);
    }
}
