package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.Optional;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Whether the patient smokes or has smoked. */
final class SmokingFact {

    private SmokingFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "smoker",
                        PATIENT,
                        "A confirmed Condition of smoking-current or smoking-former-never but not of smoking-never; else the"
                                + " newest Observation of smoking-status: smoking-never is no, the others yes; else a Condition of"
                                + " smoking-never is no. Not recorded leaves it unknown"),
                SmokingFact::derive));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        CodeGroups codes = context.record().codes();
        List<Diagnosis> conditions =
                context
                        .record()
                        .diagnoses()
                        .of(ConceptGroup.SMOKING_CURRENT, ConceptGroup.SMOKING_FORMER_NEVER)
                        .stream()
                        .filter(Diagnosis::confirmed)
                        .toList();
        List<Evidence> smoked = conditions.stream()
                .filter(one -> !codes.in(ConceptGroup.SMOKING_NEVER, one.code()))
                .map(Diagnosis::evidence)
                .toList();
        if (!smoked.isEmpty()) {
            return fact.because(smoked).flag(true);
        }
        List<Result> results = context.record().results().of(ConceptGroup.SMOKING_STATUS);
        Said<Boolean> said = Said.newest(context, "Smoking status", results, result -> hasSmoked(result, codes));
        if (!said.isMissing() || conditions.isEmpty()) {
            return said.close(fact, fact::flag);
        }
        return fact.because(conditions.stream().map(Diagnosis::evidence).toList())
                .flag(false);
    }

    private static Optional<Boolean> hasSmoked(Result result, CodeGroups codes) {
        if (!(result.value() instanceof ResultValue.Coded(CodeableConcept concept))) {
            return Optional.empty();
        }
        if (codes.in(ConceptGroup.SMOKING_NEVER, concept)) {
            return Optional.of(false);
        }
        boolean isOrWas =
                codes.inAny(List.of(ConceptGroup.SMOKING_CURRENT, ConceptGroup.SMOKING_FORMER_NEVER), concept);
        return isOrWas ? Optional.of(true) : Optional.empty();
    }
}
