package org.bonewise.cards;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** What things are called by people. All results are plain text. */
final class Names {

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Words words;

    Names(Words words) {
        this.words = words;
    }

    /** The drug substance; for a regimen without one its title. */
    String agent(Regimen regimen) {
        String agent = regimen.agent();
        if (agent == null) {
            return regimen(regimen);
        }
        String word = words.word("agent." + agent);
        return word != null ? word : agent.replace('-', ' ');
    }

    /** The title of a regimen or companion order. */
    String regimen(Regimen regimen) {
        return regimen.definition().hasTitle()
                ? regimen.definition().getTitle()
                : regimen.id().replace('-', ' ');
    }

    /** A fact; one without words of its own is called by its name split into words. */
    String fact(String name) {
        String word = words.word("fact." + name);
        return word != null
                ? word
                : capitalised(CAPITAL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT));
    }

    /** A word that a fact has as its value. */
    String value(String value) {
        String word = words.word("value." + value);
        return word != null ? word : value.replace('-', ' ');
    }

    /** A UCUM unit as people write it. */
    String unit(String ucum) {
        String word = words.word("unit." + ucum);
        return word != null ? word : ucum.replaceAll("[\\[\\]{}]", "");
    }

    /** A part of the record: a prefetch key or FHIR type. */
    String part(String name) {
        String word = words.word("part." + name);
        return word != null
                ? word
                : capitalised(CAPITAL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT));
    }

    /** An amount with its unit. */
    String amount(String number, @Nullable String unit) {
        return unit == null || unit.isBlank() || unit.equals("1") ? number : words.say("amount", number, unit(unit));
    }

    /** A dose. */
    String dose(Quantity dose) {
        String unit = dose.hasCode() ? dose.getCode() : dose.getUnit();
        BigDecimal value = dose.getValue().stripTrailingZeros();
        return amount(number(value.scale() < 0 ? value.setScale(0) : value), unit);
    }

    /** A number with all the decimals it has. */
    String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setGroupingUsed(false);
        format.setMinimumFractionDigits(value.scale());
        format.setMaximumFractionDigits(value.scale());
        return format.format(value);
    }

    /** {@code text} with a capital at its start. */
    String capitalised(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int end = text.offsetByCodePoints(0, 1);
        return text.substring(0, end).toUpperCase(words.locale()) + text.substring(end);
    }
}
