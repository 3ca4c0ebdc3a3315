package org.bonewise.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.jspecify.annotations.Nullable;

/** The patient's creatinine clearance today. */
final class Clearance {

    private static final String UNIT = "mL/min";

    private Clearance() {}

    /** From own inputs; a reported one only where an input is not on record. */
    static Computed current(FactContext context) {
        ClearanceInputs inputs = ClearanceInputs.of(context);
        Computed barred = barred(inputs);
        if (barred != null) {
            return barred;
        }
        Computed own = computed(inputs);
        return own.value() == null && inputs.lacksOne() && !inputs.hasUnusable()
                ? reported(context, own.evidence())
                : own;
    }

    /** With adjusted instead of actual body weight; a reported one never stands in. */
    static Computed adjusted(FactContext context) {
        ClearanceInputs inputs = ClearanceInputs.of(context);
        Computed barred = barred(inputs);
        if (barred != null) {
            return barred;
        }
        Measurement height = BodyFacts.height(context);
        Reading creatinine = inputs.creatinine().known();
        Reading weight = inputs.weight().known();
        Reading tall = height.known();
        List<Evidence> evidence = new ArrayList<>(inputs.evidence());
        evidence.addAll(height.evidence());
        if (inputs.age() == null || inputs.female() == null || creatinine == null || weight == null || tall == null) {
            return Computed.unknown(UnknownReason.DEPENDS_ON_UNKNOWN, evidence);
        }
        Interval adjusted = CockcroftGault.adjustedWeight(
                weight.in("kg"), tall.in("cm"), inputs.female(), context.parameter("adjustedWeightShare"));
        return Computed.of(
                CockcroftGault.clearance(inputs.age(), adjusted, inputs.female(), creatinine),
                day(creatinine),
                evidence);
    }

    private static @Nullable Computed barred(ClearanceInputs inputs) {
        return switch (inputs.majority()) {
            case MINOR -> Computed.unknown(UnknownReason.NOT_APPLICABLE, inputs.patient());
            case OPEN -> Computed.unknown(UnknownReason.NOT_EXACT, inputs.patient());
            case ADULT, UNKNOWN -> null;
        };
    }

    private static Computed computed(ClearanceInputs inputs) {
        Reading creatinine = inputs.creatinine().known();
        Reading weight = inputs.weight().known();
        if (inputs.age() == null || inputs.female() == null || creatinine == null || weight == null) {
            return Computed.unknown(UnknownReason.DEPENDS_ON_UNKNOWN, inputs.evidence());
        }
        return Computed.of(
                CockcroftGault.clearance(inputs.age(), weight.in("kg"), inputs.female(), creatinine),
                day(creatinine),
                inputs.evidence());
    }

    private static Computed reported(FactContext context, List<Evidence> inputs) {
        Measurement reported = Measurement.newest(
                context,
                Analyte.CLEARANCE,
                context.record().results().of(ConceptGroup.CREATININE_CLEARANCE_PREDICTED),
                context.window(CreatinineFacts.WINDOW),
                "creatinine-clearance");
        Reading reading = reported.known();
        if (reading == null) {
            UnknownReason reason = reported.isMissing() ? UnknownReason.DEPENDS_ON_UNKNOWN : reported.reason();
            List<Evidence> all = new ArrayList<>(inputs);
            all.addAll(reported.evidence());
            return new Computed(null, reason, null, null, all);
        }
        return new Computed(reading.in(UNIT), null, reading.reported(), day(reading), reported.evidence());
    }

    private static @Nullable LocalDate day(Reading reading) {
        return reading.result().time().day();
    }
}
