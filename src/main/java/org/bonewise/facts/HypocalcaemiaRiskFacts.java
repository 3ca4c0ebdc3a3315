package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
import org.bonewise.patient.PatientRecord;

/** What makes a fall of calcium after a dose likely, kidney disease left out. */
final class HypocalcaemiaRiskFacts {

    private static final ConceptGroup[] GROUPS = {
        ConceptGroup.HYPOPARATHYROIDISM,
        ConceptGroup.THYROID_PARATHYROID_SURGERY,
        ConceptGroup.MALABSORPTION,
        ConceptGroup.BOWEL_RESECTION,
        ConceptGroup.BARIATRIC_SURGERY
    };

    private HypocalcaemiaRiskFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "hypocalcaemiaRisk",
                                PATIENT,
                                "Confirmed Condition, whatever its course, or completed Procedure of hypoparathyroidism,"
                                        + " thyroid-parathyroid-surgery, malabsorption, bowel-resection or bariatric-surgery"),
                        (fact, context) -> Verdict.of(fact, context, proofs(context), "Condition", "Procedure")),
                new OneFact(
                        FactDeclaration.decimal(
                                "alkalinePhosphataseTimesUpperLimit",
                                null,
                                PATIENT,
                                "Newest Observation of alkaline-phosphatase, at most alkalinePhosphataseDays old, divided by the"
                                        + " upper end of its own referenceRange; unknown without one"),
                        HypocalcaemiaRiskFacts::alkalinePhosphatase));
    }

    private static List<Evidence> proofs(FactContext context) {
        PatientRecord record = context.record();
        Stream<Evidence> conditions = record.diagnoses().of(GROUPS).stream()
                .filter(Diagnosis::confirmed)
                .map(Diagnosis::evidence);
        Stream<Evidence> procedures = Arrays.stream(GROUPS)
                .flatMap(group -> record.careEvents().completed(group).stream())
                .map(CareEvents.Done::evidence);
        return Stream.concat(conditions, procedures).distinct().toList();
    }

    private static Fact alkalinePhosphatase(FactBuilder fact, FactContext context) {
        Measurement newest = Measurement.newest(
                context,
                Analyte.ALKALINE_PHOSPHATASE,
                context.record().results().of(ConceptGroup.ALKALINE_PHOSPHATASE),
                OptionalInt.of(Verdict.days(context, "alkalinePhosphataseDays")),
                "alkaline-phosphatase");
        Reading known = newest.known();
        fact.because(newest.evidence());
        if (known == null) {
            return fact.unknown(newest.reason() == null ? UnknownReason.NOT_RECORDED : newest.reason());
        }
        var limit = known.rangeHigh(known.unit());
        if (limit == null || limit.signum() <= 0) {
            return fact.unknown(UnknownReason.NOT_RECORDED);
        }
        return fact.asOf(known.result().time().day()).number(known.value().dividedBy(Interval.exactly(limit)));
    }
}
