package org.bonewise.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the kidney formulas are computed from.
 *
 * @param age whole years, {@code null} when unknown
 * @param female {@code null} when the sex is unknown
 * @param creatinine newest in its window
 * @param weight newest in its window
 * @param patient evidence of age and sex
 */
record ClearanceInputs(
        @Nullable Interval age,
        @Nullable Boolean female,
        Measurement creatinine,
        Measurement weight,
        List<Evidence> patient) {

    /** Whether the patient is of age; the formulas are made for adults. */
    enum Majority {
        ADULT,
        MINOR,
        /** The date of birth is partial, and the patient may be either. */
        OPEN,
        UNKNOWN
    }

    /** Reads them. */
    static ClearanceInputs of(FactContext context) {
        Fact age = context.fact("ageYears");
        Fact sex = context.fact("sex");
        String word = sex.word();
        List<Evidence> patient = new ArrayList<>(age.evidence());
        patient.addAll(sex.evidence());
        return new ClearanceInputs(
                age.number(),
                word == null ? null : word.equals(PatientFacts.FEMALE),
                CreatinineFacts.newest(context),
                BodyFacts.weight(context),
                List.copyOf(patient));
    }

    Majority majority() {
        BigDecimal low = age == null ? null : age.low();
        BigDecimal high = age == null ? null : age.high();
        BigDecimal limit = BigDecimal.valueOf(BodyFacts.ADULT);
        if (low == null || high == null) {
            return Majority.UNKNOWN;
        }
        if (high.compareTo(limit) < 0) {
            return Majority.MINOR;
        }
        return low.compareTo(limit) >= 0 ? Majority.ADULT : Majority.OPEN;
    }

    /** Whether something is not on record, as against recorded and not usable: only then a reported clearance may stand in. */
    boolean lacksOne() {
        return age == null || female == null || creatinine.isMissing() || weight.isMissing();
    }

    /** Whether something is recorded and cannot be used. */
    boolean hasUnusable() {
        return isUnusable(creatinine) || isUnusable(weight);
    }

    private static boolean isUnusable(Measurement measurement) {
        return measurement.known() == null && !measurement.isMissing();
    }

    /** All that it was, or could not be, computed from. */
    List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>(creatinine.evidence());
        all.addAll(weight.evidence());
        all.addAll(patient);
        return all;
    }
}
