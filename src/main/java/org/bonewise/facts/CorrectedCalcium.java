package org.bonewise.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The calcium corrected for albumin.
 *
 * @param choice the results it stands on
 * @param total the total it is computed from; {@code null} when it is not computed
 * @param albumin the albumin it is computed with
 */
record CorrectedCalcium(
        CalciumChoice choice,
        @Nullable Reading total,
        @Nullable Reading albumin) {

    private static final String MMOL = "mmol/L";
    private static final String MG = "mg/dL";
    private static final String GRAMS = "g/L";
    private static final BigDecimal NORMAL_ALBUMIN_G_PER_L = new BigDecimal("40");
    private static final BigDecimal NORMAL_ALBUMIN_G_PER_DL = new BigDecimal("4.0");
    private static final BigDecimal MMOL_PER_GRAM = new BigDecimal("0.02");
    private static final BigDecimal MG_PER_GRAM = new BigDecimal("0.8");

    static CorrectedCalcium of(FactContext context) {
        CalciumChoice choice = CalciumChoice.of(context);
        Measurement total = choice.total();
        Measurement albumin = choice.albumin();
        return new CorrectedCalcium(
                choice, total == null ? null : total.known(), albumin == null ? null : albumin.known());
    }

    /** The calcium result whose unit and range count; {@code null} when the corrected calcium is not known. */
    @Nullable
    Reading base() {
        if (choice.corrected() != null) {
            return choice.corrected().known();
        }
        return albumin == null ? null : total;
    }

    boolean isKnown() {
        return base() != null;
    }

    /** Whether it is not known because no albumin goes with the total, or only one that is too old. */
    boolean lacksAlbumin() {
        return choice.corrected() == null
                && total != null
                && (choice.albumin() == null || choice.albumin().isMissing());
    }

    /** The calcium, reported as corrected or total, of which something is recorded that cannot be used, or not with its albumin. */
    Optional<Measurement> unusableCalcium() {
        return unusable().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(choice.corrected()).or(() -> Optional.ofNullable(choice.total()));
    }

    /** The measurements because of which it is not known though something is recorded; empty when it is known. */
    List<Measurement> unusable() {
        List<Measurement> found = new ArrayList<>();
        if (!isKnown()) {
            for (Measurement one : parts()) {
                if (one.known() == null && !one.isMissing()) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    private List<Measurement> parts() {
        List<Measurement> parts = new ArrayList<>();
        for (Measurement one : new Measurement @Nullable [] {choice.corrected(), choice.total(), choice.albumin()}) {
            if (one != null) {
                parts.add(one);
            }
        }
        return parts;
    }

    /** Closes the number fact in {@code unit}; computed in the unit of the total and only then converted. */
    Fact number(FactBuilder fact, String unit) {
        if (choice.corrected() != null) {
            return choice.corrected().number(fact, unit);
        }
        fact.because(evidence());
        if (total == null || albumin == null) {
            return unknown(fact);
        }
        Interval value = total.family().equals(MG) ? inMilligrams(total, albumin) : inMillimoles(total, albumin);
        return fact.asOf(total.result().time().day()).number(Analyte.CALCIUM.convert(value, total.family(), unit));
    }

    private static Interval inMillimoles(Reading total, Reading albumin) {
        return albumin.in(GRAMS)
                .subtractedFrom(NORMAL_ALBUMIN_G_PER_L)
                .times(MMOL_PER_GRAM)
                .plus(total.in(MMOL));
    }

    private static Interval inMilligrams(Reading total, Reading albumin) {
        return albumin.in("g/dL")
                .subtractedFrom(NORMAL_ALBUMIN_G_PER_DL)
                .times(MG_PER_GRAM)
                .plus(total.in(MG));
    }

    /** Closes the fact that tells in which unit the calcium was reported. */
    Fact unit(FactBuilder fact) {
        Reading base = base();
        fact.because(evidence());
        return base == null ? unknown(fact) : fact.word(base.family());
    }

    private Fact unknown(FactBuilder fact) {
        Measurement unusable = unusable().stream().findFirst().orElse(null);
        if (unusable != null && unusable.reason() != null) {
            return fact.unknown(unusable.reason());
        }
        Measurement chosen = choice.corrected() == null ? choice.total() : choice.corrected();
        if (chosen != null && chosen.known() == null && chosen.reason() != null) {
            return fact.unknown(chosen.reason());
        }
        return fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN);
    }

    List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        parts().forEach(part -> all.addAll(part.evidence()));
        return all;
    }
}
