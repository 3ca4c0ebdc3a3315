package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.Ternary;

/** When the function of the ovaries began to be suppressed, and whether it still is. */
final class OvarianSuppressionFacts {

    private OvarianSuppressionFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.flag(
                                "ovarianSuppressionStarting",
                                PATIENT,
                                "A gnrh-agonist planned, or in use or injected since at most ovarianSuppressionStartDays (the"
                                        + " earliest start of an unbroken chain, gaps of therapyGapDays allowed), or a Procedure of"
                                        + " oophorectomy-bilateral or ovarian-suppression within that time"),
                        OvarianSuppressionFacts::starting),
                new OneFact(
                        FactDeclaration.flag(
                                "ovarianSuppressionEnded",
                                PATIENT,
                                "A gnrh-agonist was in use and none is, or was given within therapyGapDays, and the ovaries were"
                                        + " neither removed nor ablated"),
                        OvarianSuppressionFacts::ended));
    }

    private static Fact starting(FactBuilder fact, FactContext context) {
        TherapyStart.Found found = TherapyStart.within(
                context,
                Verdict.days(context, "ovarianSuppressionStartDays"),
                List.of(ConceptGroup.GNRH_AGONIST),
                List.of(ConceptGroup.OOPHORECTOMY_BILATERAL, ConceptGroup.OVARIAN_SUPPRESSION));
        return found.close(fact, isComplete(context));
    }

    private static Fact ended(FactBuilder fact, FactContext context) {
        List<Evidence> still = Stream.concat(
                        OvarianSuppression.current(context).stream(),
                        ReproductiveSurgery.ovariesRemoved(context).stream())
                .toList();
        if (!still.isEmpty()) {
            return fact.because(still).flag(false);
        }
        if (!isComplete(context)) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        int gap = Verdict.days(context, "therapyGapDays");
        List<MedicationUse> uses = agonists(context);
        List<Evidence> recent = uses.stream()
                .filter(use -> use.state() == MedicationUse.State.GIVEN || use.state() == MedicationUse.State.ON_HOLD)
                .filter(use -> use.start() == null
                        || use.start().within(gap, context.record().today()) != Ternary.NO)
                .map(MedicationUse::evidence)
                .toList();
        List<Evidence> past = uses.stream()
                .filter(use -> use.state() == MedicationUse.State.PAST || use.state() == MedicationUse.State.GIVEN)
                .map(MedicationUse::evidence)
                .toList();
        return recent.isEmpty()
                ? fact.because(past).flag(!past.isEmpty())
                : fact.because(recent).unknown(UnknownReason.NOT_SPECIFIC);
    }

    private static List<MedicationUse> agonists(FactContext context) {
        return context.record().medications().of(ConceptGroup.GNRH_AGONIST);
    }

    private static boolean isComplete(FactContext context) {
        return context.record().medications().isComplete() && context.record().delivered("Procedure");
    }
}
