package org.bonewise.facts;

import java.math.BigDecimal;
import java.util.List;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/**
 * The menopausal state, by the first sign that applies.
 *
 * @param word {@code low-oestrogen}, {@code postmenopausal} or {@code premenopausal}; {@code null} when unknown
 * @param reason why it is unknown
 * @param byHormones whether FSH and oestradiol alone tell it
 * @param evidence what tells it
 */
record MenopausalState(
        @Nullable String word, @Nullable UnknownReason reason, boolean byHormones, List<Evidence> evidence) {

    static final String LOW_OESTROGEN = "low-oestrogen";
    static final String POST = "postmenopausal";
    static final String PRE = "premenopausal";

    /** Before menopause is a woman only where it can be told that her ovaries are neither suppressed nor removed. */
    static MenopausalState of(FactContext context) {
        MenopausalState told = told(context);
        boolean read =
                context.record().medications().isComplete() && Absence.allDelivered(context, "Condition", "Procedure");
        if (!PRE.equals(told.word())) {
            return told;
        }
        boolean open = !OvarianSuppression.perhaps(context).isEmpty();
        return read && !open ? told : unknown(read ? UnknownReason.NOT_EXACT : UnknownReason.NOT_DELIVERED);
    }

    private static MenopausalState told(FactContext context) {
        String sex = context.fact("sex").word();
        if (sex == null || sex.equals(PatientFacts.MALE)) {
            return unknown(sex == null ? UnknownReason.DEPENDS_ON_UNKNOWN : UnknownReason.NOT_APPLICABLE);
        }
        List<Evidence> ovaries = ReproductiveSurgery.ovariesRemoved(context);
        if (!ovaries.isEmpty()) {
            return known(LOW_OESTROGEN, ovaries);
        }
        List<Evidence> suppression = OvarianSuppression.current(context);
        if (!suppression.isEmpty()) {
            return known(LOW_OESTROGEN, suppression);
        }
        MenopausalState byAge = byAge(context);
        if (byAge != null) {
            return byAge;
        }
        MenopausalState recorded = RecordedMenopause.of(context);
        if (recorded != null) {
            return recorded;
        }
        List<Evidence> amenorrhoea = Amenorrhoea.evidence(context);
        return amenorrhoea.isEmpty() ? byHormones(context) : known(POST, amenorrhoea);
    }

    static MenopausalState known(String word, List<Evidence> evidence) {
        return new MenopausalState(word, null, false, evidence);
    }

    static MenopausalState unknown(UnknownReason reason) {
        return new MenopausalState(null, reason, false, List.of());
    }

    private static @Nullable MenopausalState byAge(FactContext context) {
        Fact age = context.fact("ageYears");
        Interval years = age.number();
        if (years == null) {
            return null;
        }
        Ternary old = Comparisons.atLeast(years, context.parameter("menopauseCertainAge"));
        Ternary young = Comparisons.lessThan(years, context.parameter("menopauseExcludedAge"));
        if (old == Ternary.YES) {
            return known(POST, age.evidence());
        }
        if (young == Ternary.YES) {
            return known(PRE, age.evidence());
        }
        return old == Ternary.UNKNOWN || young == Ternary.UNKNOWN ? unknown(UnknownReason.NOT_EXACT) : null;
    }

    private static MenopausalState byHormones(FactContext context) {
        Reading fsh = Hormones.fsh(context).known();
        Reading oestradiol = Hormones.oestradiol(context).known();
        if (fsh == null || oestradiol == null) {
            return unknown(Absence.missing(context, "Observation", "Condition", "Procedure"));
        }
        BigDecimal limit = context.parameter(
                oestradiol.family().equals("pg/mL")
                        ? "oestradiolPostmenopausalPgPerMl"
                        : "oestradiolPostmenopausalPmolPerL");
        Ternary high = Comparisons.moreThan(fsh.in("[IU]/L"), context.parameter("fshPostmenopausalIuPerL"));
        Ternary low = Comparisons.lessThan(oestradiol.in(oestradiol.family()), limit);
        List<Evidence> evidence = List.of(fsh.evidence(), oestradiol.evidence());
        if (high == Ternary.NO || low == Ternary.NO) {
            return new MenopausalState(PRE, null, true, evidence);
        }
        return high == Ternary.YES && low == Ternary.YES
                ? new MenopausalState(POST, null, true, evidence)
                : unknown(UnknownReason.NOT_EXACT);
    }
}
