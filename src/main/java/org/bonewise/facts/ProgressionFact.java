package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BoneMetastasis;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Ternary;

/** Whether the cancer is worse than before. */
final class ProgressionFact {

    private ProgressionFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "diseaseProgression",
                        PATIENT,
                        "Newest Observation of cancer-disease-status within the window disease-status: worsened is true,"
                                + " another value of the list false; else true by a bone metastasis dated within that window;"
                                + " else unknown"),
                ProgressionFact::derive));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        OptionalInt window = context.window("disease-status");
        for (Result result : record.results().of(ConceptGroup.CANCER_DISEASE_STATUS)) {
            Ternary fresh = within(result.time().days(), window, record);
            if (fresh == Ternary.YES
                    && result.value() instanceof ResultValue.Coded coded
                    && record.codes().in(ConceptGroup.CANCER_DISEASE_STATUS_VALUE, coded.concept())) {
                boolean worse = record.codes().in(ConceptGroup.DISEASE_WORSENED, coded.concept());
                return fact.because(result.evidence("Cancer disease status:"))
                        .asOf(result.time().day())
                        .flag(worse);
            }
        }
        return byNewMetastasis(fact, context, window);
    }

    private static Fact byNewMetastasis(FactBuilder fact, FactContext context, OptionalInt window) {
        Ternary any = Ternary.NO;
        for (BoneMetastasis one : context.record().boneMetastases().confirmed()) {
            Ternary fresh = one.date() == null ? Ternary.NO : within(one.date(), window, context.record());
            if (fresh == Ternary.YES) {
                return fact.because(one.evidence()).asOf(one.evidence().date()).flag(true);
            }
            any = any.or(fresh);
        }
        return fact.unknown(
                any == Ternary.UNKNOWN
                        ? UnknownReason.NOT_EXACT
                        : Absence.missing(context, "Observation", "Condition"));
    }

    private static Ternary within(DateRange date, OptionalInt window, PatientRecord record) {
        return window.isEmpty() ? Ternary.YES : date.within(window.getAsInt(), record.today());
    }
}
