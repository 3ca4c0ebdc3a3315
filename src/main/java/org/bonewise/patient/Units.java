package org.bonewise.patient;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Units as UCUM knows them: what a quantity's unit is, and by which factor one becomes another of the same dimension. */
public final class Units {

    private static final String UCUM_OID = "urn:oid:2.16.840.1.113883.6.8";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final int FACTOR_DIGITS = 40;
    private static final UcumService SERVICE = load();
    /** Units come from outside: what is remembered of them must end somewhere. */
    private static final int REMEMBERED = 2000;

    private static final Map<String, Boolean> VALID = new ConcurrentHashMap<>();
    private static final Map<Pair, Optional<BigDecimal>> FACTORS = new ConcurrentHashMap<>();

    private record Pair(String from, String to) {}

    private Units() {}

    private static UcumService load() {
        try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            if (essence == null) {
                throw new IllegalStateException("ucum-essence.xml is not on the class path");
            }
            return new UcumEssenceService(essence);
        } catch (IOException | UcumException e) {
            throw new IllegalStateException("The UCUM definitions could not be read", e);
        }
    }

    /**
     * The unit of a quantity: its code when that is UCUM, else its code or unit text where they have one known meaning.
     *
     * @return a UCUM code, or {@code null} when the quantity has no unit or one we do not know
     */
    public static @Nullable String of(Quantity quantity) {
        boolean isUcum = UCUM.equals(quantity.getSystem()) || UCUM_OID.equals(quantity.getSystem());
        if (quantity.getCode() != null) {
            String code = quantity.getCode().strip();
            String known = isUcum && UnitText.isPlain(code) && isValid(code) ? code : UnitText.normalise(code);
            if (known != null && isValid(known)) {
                return known;
            }
            if (isUcum) {
                return null;
            }
        }
        String known = quantity.getUnit() != null ? UnitText.normalise(quantity.getUnit()) : null;
        return known != null && isValid(known) ? known : null;
    }

    /** Whether a text is a UCUM code that results can be read in. */
    public static boolean isUnit(String code) {
        return UnitText.isPlain(code) ? isValid(code) : code.equals(UnitText.normalise(code));
    }

    /**
     * What a number in {@code from} is to be multiplied by to be one in {@code to}.
     *
     * @return the factor, or {@code null} when the two are not of one dimension
     */
    public static @Nullable BigDecimal factor(String from, String to) {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        return remembered(FACTORS, new Pair(from, to), Units::work).orElse(null);
    }

    private static Optional<BigDecimal> work(Pair units) {
        if (!isSameKind(units.from(), units.to())) {
            return Optional.empty();
        }
        try {
            if (!SERVICE.isComparable(units.from(), units.to())) {
                return Optional.empty();
            }
            Decimal factor = SERVICE.convert(new Decimal("1", FACTOR_DIGITS), units.from(), units.to());
            return Optional.of(new BigDecimal(factor.asDecimal()));
        } catch (UcumException e) {
            return Optional.empty();
        }
    }

    private static <K, V> V remembered(Map<K, V> memory, K key, Function<K, V> source) {
        V known = memory.get(key);
        if (known != null) {
            return known;
        }
        V found = source.apply(key);
        if (memory.size() < REMEMBERED) {
            memory.put(key, found);
        }
        return found;
    }

    /**
     * UCUM counts moles, equivalents, international units and what stands in braces as plain numbers, so that 1 meq/L would
     * be 1 mmol/L.
     */
    private static boolean isSameKind(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        return a.contains("mol") == b.contains("mol")
                && a.contains("eq") == b.contains("eq")
                && a.contains("[iu]") == b.contains("[iu]")
                && a.contains("1.73") == b.contains("1.73");
    }

    /** The UCUM library works through an exponent one by one. */
    private static final Pattern ABSURD_EXPONENT = Pattern.compile("[A-Za-z)\\]]-?\\d{2,}");

    private static final int LONGEST = 40;

    private static boolean isValid(String unit) {
        return !unit.isEmpty()
                && unit.length() <= LONGEST
                && !ABSURD_EXPONENT.matcher(unit).find()
                && remembered(VALID, unit, candidate -> SERVICE.validate(candidate) == null);
    }
}
