package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Cancers;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MetastasisOrigin;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.PrimaryCancer;

/** Whether the patient has cancer now, and of what kind. */
final class CancerFacts {

    private CancerFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                flag(
                        "activeCancer",
                        "A confirmed current primary cancer or metastasis (Condition), or a primary in remission with"
                                + " anticancer therapy in use; smouldering myeloma and gammopathy do not count",
                        CancerFacts::active),
                flag(
                        "cancerInRemission",
                        "Every primary cancer is in remission or past (or on record as history only), no metastasis is"
                                + " current and no anticancer therapy is in use",
                        CancerFacts::inRemission),
                flag(
                        "solidTumour",
                        "An active primary cancer that is not of the blood, or a current metastasis that does not come from"
                                + " a cancer of the blood",
                        CancerFacts::solid));
    }

    private static OneFact flag(String name, String description, OneFact.Rule rule) {
        return new OneFact(FactDeclaration.flag(name, PATIENT, description), rule);
    }

    private static Fact active(FactBuilder fact, FactContext context) {
        Cancers cancers = context.record().cancers();
        Stream<Evidence> metastases =
                cancers.metastases().stream().filter(Diagnosis::isCurrent).map(Diagnosis::evidence);
        List<Evidence> proofs = Stream.concat(
                        activePrimaries(context, one -> !cancers.isPrecursor(one)).stream(), metastases)
                .distinct()
                .toList();
        return close(fact, context, proofs);
    }

    private static Fact solid(FactBuilder fact, FactContext context) {
        List<Evidence> proofs = activePrimaries(context, one -> one.kind().isSolid());
        List<Diagnosis> metastases = context.record().cancers().metastases().stream()
                .filter(Diagnosis::isNotOver)
                .toList();
        if (!proofs.isEmpty() || metastases.isEmpty()) {
            return close(fact, context, proofs);
        }
        boolean fromSolid =
                new MetastasisOrigin(context.record()).possible().stream().anyMatch(PrimaryCancer.Kind::isSolid);
        return close(
                fact,
                context,
                fromSolid ? metastases.stream().map(Diagnosis::evidence).toList() : List.of());
    }

    private static Fact inRemission(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        Cancers cancers = record.cancers();
        Stream<Evidence> current = Stream.concat(
                cancers.primaries().stream()
                        .filter(one -> !cancers.isPrecursor(one))
                        .map(PrimaryCancer::diagnosis)
                        .filter(Diagnosis::isCurrent)
                        .map(Diagnosis::evidence),
                cancers.metastases().stream().filter(Diagnosis::isCurrent).map(Diagnosis::evidence));
        List<Evidence> against = Stream.concat(current, cancers.currentTherapy().stream())
                .distinct()
                .toList();
        List<Evidence> over = Stream.concat(
                        cancers.primaries().stream().map(PrimaryCancer::diagnosis),
                        record
                                .diagnoses()
                                .of(
                                        ConceptGroup.CANCER_HISTORY,
                                        ConceptGroup.HISTORY_OF_BREAST_CANCER,
                                        ConceptGroup.HISTORY_OF_PROSTATE_CANCER)
                                .stream()
                                .filter(Diagnosis::confirmed))
                .map(Diagnosis::evidence)
                .distinct()
                .toList();
        if (!against.isEmpty()) {
            return fact.because(against).flag(false);
        }
        if (over.isEmpty()) {
            return Verdict.of(fact, context, List.of(), "Condition");
        }
        boolean therapyKnown = record.medications().isComplete() && record.delivered("Condition");
        return therapyKnown ? fact.because(over).flag(true) : fact.because(over).unknown(UnknownReason.NOT_DELIVERED);
    }

    /** Primaries that are current, or in remission under therapy. */
    private static List<Evidence> activePrimaries(FactContext context, Predicate<PrimaryCancer> wanted) {
        Cancers cancers = context.record().cancers();
        boolean treated = !cancers.currentTherapy().isEmpty();
        return cancers.primaries().stream()
                .filter(wanted)
                .map(PrimaryCancer::diagnosis)
                .filter(one -> one.isCurrent() || (treated && one.course() == Diagnosis.Course.REMISSION))
                .map(Diagnosis::evidence)
                .toList();
    }

    /** No cancer is known only when therapy that would make a remission active is known to be absent. */
    private static Fact close(FactBuilder fact, FactContext context, List<Evidence> proofs) {
        boolean remission = context.record().cancers().primaries().stream()
                .anyMatch(one -> one.diagnosis().course() == Diagnosis.Course.REMISSION);
        if (proofs.isEmpty() && remission && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return Verdict.of(fact, context, proofs, "Condition");
    }
}
