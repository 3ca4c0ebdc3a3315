package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BoneMetastasis;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.bonewise.patient.Ternary;

/** Whether the cancer is worse than before. */
final class ProgressionFact {

    private ProgressionFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "diseaseProgression",
                        PATIENT,
                        "Newest Observation of cancer-disease-status, within the window disease-status: worsened is true,"
                                + " another value of the list false; else true by a bone metastasis dated within that window;"
                                + " else unknown"),
                ProgressionFact::derive));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        OptionalInt window = context.window("disease-status");
        List<Result> fresh = Results.newest(context.record().results().of(ConceptGroup.CANCER_DISEASE_STATUS)).stream()
                .filter(result -> within(result.time().days(), window, context.record()) == Ternary.YES)
                .toList();
        Said<Boolean> worse = Said.newest(context, "Cancer disease status:", fresh, result -> isWorse(result, context));
        if (worse.value().isPresent()) {
            return worse.close(fact.asOf(fresh.getFirst().time().day()), fact::flag);
        }
        Fact byMetastasis = byNewMetastasis(fact, context, window);
        return byMetastasis.isKnown() || worse.isMissing() ? byMetastasis : worse.close(fact, fact::flag);
    }

    /** Empty when the value is none of the list. */
    private static Optional<Boolean> isWorse(Result result, FactContext context) {
        CodeGroups codes = context.record().codes();
        return result.value() instanceof ResultValue.Coded coded
                        && codes.in(ConceptGroup.CANCER_DISEASE_STATUS_VALUE, coded.concept())
                ? Optional.of(codes.in(ConceptGroup.DISEASE_WORSENED, coded.concept()))
                : Optional.empty();
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
