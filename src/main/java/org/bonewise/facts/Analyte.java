package org.bonewise.facts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Units;
import org.jspecify.annotations.Nullable;

/**
 * What is measured: the units its results come in, and how those of mass become those of amount of substance. The two
 * factors of each are those of the clinical specification; where only one is not 1 the other way round is a division.
 */
enum Analyte {
    CREATININE("Creatinine", "mg/dL", "umol/L", "1", "88.4"),
    CALCIUM("Calcium", "mg/dL", "mmol/L", "4.008", "1"),
    CORRECTED_CALCIUM("Albumin-corrected calcium", "mg/dL", "mmol/L", "4.008", "1"),
    IONISED_CALCIUM("Ionised calcium", "mg/dL", "mmol/L", "4.008", "1"),
    ALBUMIN("Albumin", "g/L", "umol/L", "0.0665", "1"),
    VITAMIN_D("25-OH vitamin D", "ng/mL", "nmol/L", "1", "2.496"),
    /** Compared with the range of its own laboratory only. */
    ALKALINE_PHOSPHATASE("Alkaline phosphatase", "U/L", "ukat/L", null, null),
    MAGNESIUM("Magnesium", "mg/dL", "mmol/L", "2.431", "1"),
    PHOSPHATE("Phosphate", "mg/dL", "mmol/L", "3.097", "1"),
    PTH("PTH", "pg/mL", "pmol/L", "1", "0.106"),
    CALCITRIOL("1,25-(OH)2 vitamin D", "pg/mL", "pmol/L", null, null),
    FSH("FSH", "[IU]/L", null, "1", "1"),
    OESTRADIOL("Oestradiol", "pg/mL", "pmol/L", null, null),
    HCG("hCG", "[IU]/L", null, "1", "1"),
    CLEARANCE("Creatinine clearance", "mL/min", null, "1", "1"),
    /** Some laboratories leave the body surface area, which the test's code tells, out of the unit. */
    FILTRATION("eGFR", "mL/min/{1.73_m2}", "mL/min", "1", "1"),
    WEIGHT("Weight", "kg", null, "1", "1"),
    HEIGHT("Height", "cm", null, "1", "1"),
    BODY_MASS_INDEX("BMI", "kg/m2", null, "1", "1"),
    LIFE_EXPECTANCY("Life expectancy", "mo", null, "1", "1"),
    MONTHS_SINCE_LAST_PERIOD("Months since last period", "mo", null, "1", "1"),
    TUMOUR_SIZE("Tumour size", "mm", null, "1", "1"),
    ER_PERCENT("Oestrogen receptor", "%", null, "1", "1"),
    URINE_ALBUMIN("Urine albumin", "mg/d", null, "1", "1"),
    FRAX_MAJOR("FRAX, major osteoporotic fracture", "%", null, "1", "1"),
    FRAX_HIP("FRAX, hip fracture", "%", null, "1", "1"),
    BONE_DENSITY("Bone mineral density", "g/cm2", null, "1", "1");

    private final String label;
    private final String mainUnit;
    private final @Nullable String otherUnit;
    private final @Nullable BigDecimal mainPerOther;
    private final @Nullable BigDecimal otherPerMain;

    Analyte(
            String label,
            String mainUnit,
            @Nullable String otherUnit,
            @Nullable String mainPerOther,
            @Nullable String otherPerMain) {
        this.label = label;
        this.mainUnit = mainUnit;
        this.otherUnit = otherUnit;
        this.mainPerOther = mainPerOther == null ? null : new BigDecimal(mainPerOther);
        this.otherPerMain = otherPerMain == null ? null : new BigDecimal(otherPerMain);
    }

    /** Its name in evidence. */
    String label() {
        return label;
    }

    /** The units that its results come in. */
    List<String> units() {
        return otherUnit == null ? List.of(mainUnit) : List.of(mainUnit, otherUnit);
    }

    /** Reads a result; {@code null} when it has no unit, or none that this is measured in. */
    @Nullable
    Reading read(Result result) {
        return result.value() instanceof ResultValue.Measured(Interval value, String unit, var _, var _)
                        && unit != null
                        && family(unit) != null
                ? new Reading(this, result, value, unit)
                : null;
    }

    /** The one of its two units that {@code unit} is of one dimension with; {@code null} when it is neither's. */
    @Nullable
    String family(String unit) {
        if (Units.factor(unit, mainUnit) != null) {
            return mainUnit;
        }
        return otherUnit != null && Units.factor(unit, otherUnit) != null ? otherUnit : null;
    }

    /**
     * Turns a value into another unit; a value already in it stays as it is.
     *
     * @throws IllegalArgumentException when there is no way from one unit to the other
     */
    Interval convert(Interval value, String from, String to) {
        if (from.equals(to)) {
            return value;
        }
        BigDecimal direct = Units.factor(from, to);
        if (direct != null) {
            return value.times(direct);
        }
        String fromFamily = family(from);
        String toFamily = family(to);
        if (fromFamily == null || toFamily == null || mainPerOther == null || otherPerMain == null) {
            throw new IllegalArgumentException(this + " is not converted from " + from + " to " + to);
        }
        Interval inFamily = convert(value, from, fromFamily);
        Interval crossed = fromFamily.equals(mainUnit)
                ? inFamily.times(otherPerMain).dividedBy(mainPerOther)
                : inFamily.times(mainPerOther).dividedBy(otherPerMain);
        return convert(crossed, toFamily, to);
    }

    /** Turns one number into another unit. */
    BigDecimal convert(BigDecimal value, String from, String to) {
        return convert(Interval.exactly(value), from, to).exact().round(MathContext.DECIMAL128);
    }
}
