package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.CareEvents;
import org.bonewise.patient.DateRange;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.Ternary;

/** Therapy of breast and prostate cancer that costs bone: aromatase inhibitors and androgen deprivation. */
final class EndocrineTherapyFacts {

    private static final ConceptGroup[] DEPRIVATION = {ConceptGroup.GNRH_AGONIST, ConceptGroup.GNRH_ANTAGONIST};

    private EndocrineTherapyFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "aromataseInhibitor",
                                PATIENT,
                                "An aromatase-inhibitor in use, starting or drafted, or a current Condition of"
                                        + " aromatase-inhibitor-status; one on hold leaves it unknown"),
                        EndocrineTherapyFacts::inhibitor),
                new OneFact(
                        FactDeclaration.flag(
                                "androgenDeprivation",
                                PATIENT,
                                "In a male: a gnrh-agonist or gnrh-antagonist in use, starting or drafted, or given within"
                                        + " therapyGapDays, unless its end is less than androgenDeprivationMonths after its start;"
                                        + " or a completed Procedure of orchiectomy; one on hold, or given on a day that is not"
                                        + " told, leaves it unknown"),
                        EndocrineTherapyFacts::deprivation),
                new OneFact(
                        FactDeclaration.flag(
                                "endocrineTherapyStarting",
                                PATIENT,
                                "An aromatase-inhibitor, gnrh-agonist or gnrh-antagonist planned, or in use or injected since at"
                                        + " most startingDays, or a Procedure of oophorectomy-bilateral, ovarian-suppression or"
                                        + " orchiectomy within that time"),
                        EndocrineTherapyFacts::starting));
    }

    private static Fact inhibitor(FactBuilder fact, FactContext context) {
        PatientRecord record = context.record();
        List<MedicationUse> uses = record.medications().of(ConceptGroup.AROMATASE_INHIBITOR);
        List<Evidence> proofs = Stream.concat(
                        evidence(uses.stream().filter(MedicationUse::isCurrentOrPlanned)),
                        record.diagnoses().current(ConceptGroup.AROMATASE_INHIBITOR_STATUS).stream()
                                .map(Diagnosis::evidence))
                .toList();
        return close(fact, proofs, onHold(uses), record.medications().isComplete() && record.delivered("Condition"));
    }

    private static Fact deprivation(FactBuilder fact, FactContext context) {
        String sex = context.fact("sex").word();
        if (sex == null || !sex.equals(PatientFacts.MALE)) {
            return sex == null ? fact.unknown(UnknownReason.DEPENDS_ON_UNKNOWN) : fact.flag(false);
        }
        PatientRecord record = context.record();
        List<MedicationUse> uses = record.medications().of(DEPRIVATION);
        List<Evidence> proofs = Stream.concat(
                        evidence(uses.stream().filter(use -> isLasting(use, uses, context))),
                        record.careEvents().completed(ConceptGroup.ORCHIECTOMY).stream()
                                .map(CareEvents.Done::evidence))
                .toList();
        List<Evidence> doubts = Stream.concat(
                        onHold(uses).stream(),
                        evidence(uses.stream().filter(use -> TherapyStart.stillActs(use, context) == Ternary.UNKNOWN)))
                .toList();
        return close(fact, proofs, doubts, record.medications().isComplete() && record.delivered("Procedure"));
    }

    /** Taken or given now, and not meant for a short time only. */
    private static boolean isLasting(MedicationUse use, List<MedicationUse> uses, FactContext context) {
        if (use.state() == MedicationUse.State.GIVEN) {
            return TherapyStart.stillActs(use, context) == Ternary.YES;
        }
        if (!use.isCurrentOrPlanned()) {
            return false;
        }
        DateRange start = TherapyStart.of(use, uses, context);
        int months = Verdict.days(context, "androgenDeprivationMonths");
        return start == null
                || use.end() == null
                || !use.end().latest().isBefore(start.earliest().plusMonths(months));
    }

    private static Fact starting(FactBuilder fact, FactContext context) {
        TherapyStart.Found found = TherapyStart.within(
                context,
                Verdict.days(context, "startingDays"),
                List.of(ConceptGroup.AROMATASE_INHIBITOR, ConceptGroup.GNRH_AGONIST, ConceptGroup.GNRH_ANTAGONIST),
                List.of(
                        ConceptGroup.OOPHORECTOMY_BILATERAL,
                        ConceptGroup.OVARIAN_SUPPRESSION,
                        ConceptGroup.ORCHIECTOMY));
        return found.close(
                fact,
                context.record().medications().isComplete() && context.record().delivered("Procedure"));
    }

    private static Fact close(FactBuilder fact, List<Evidence> proofs, List<Evidence> doubts, boolean isComplete) {
        if (!proofs.isEmpty()) {
            return fact.because(proofs).flag(true);
        }
        if (!doubts.isEmpty()) {
            return fact.because(doubts).unknown(UnknownReason.NOT_SPECIFIC);
        }
        return isComplete ? fact.flag(false) : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static List<Evidence> onHold(List<MedicationUse> uses) {
        return evidence(uses.stream().filter(use -> use.state() == MedicationUse.State.ON_HOLD))
                .toList();
    }

    private static Stream<Evidence> evidence(Stream<MedicationUse> uses) {
        return uses.map(MedicationUse::evidence);
    }
}
