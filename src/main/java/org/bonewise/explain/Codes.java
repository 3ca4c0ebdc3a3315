package org.bonewise.explain;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bonewise.facts.Fact;

/** How values are written in an explanation. */
final class Codes {

    private Codes() {}

    /** {@code not-indicated} for {@code NOT_INDICATED}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number without zeros at its end and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Their names, each once. */
    static List<String> names(Collection<Fact> facts) {
        return facts.stream().map(Fact::name).distinct().toList();
    }
}
