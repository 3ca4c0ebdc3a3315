package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.util.List;
import java.util.function.Predicate;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Ternary;
import org.jspecify.annotations.Nullable;

/** What the patient had of the candidate's product, and what other bone-modifying agent runs beside it. */
final class CandidateCourseFacts {

    private CandidateCourseFacts() {}

    static List<FactDefinition> all() {
        return List.of(
                new OneFact(
                        FactDeclaration.decimal(
                                "candidateDaysSinceLastDose",
                                "d",
                                CANDIDATE,
                                "Calendar days from the last dose that was, or may have been, of the candidate's product,"
                                        + " doses for hypercalcaemia included, to today, or to the planned date of the order judged"),
                        CandidateCourseFacts::daysSinceLastDose),
                new OneFact(
                        FactDeclaration.decimal(
                                "candidateDaysSinceIngredient",
                                "d",
                                CANDIDATE,
                                "Calendar days from the last dose of another product of the candidate's agent, counted in"
                                        + " the same way"),
                        CandidateCourseFacts::daysSinceIngredient),
                new OneFact(
                        FactDeclaration.flag(
                                "otherBmaRunning",
                                CANDIDATE,
                                "Another agent, or another product of the agent, has an active order or current statement, or"
                                        + " its last dose is inside its window, and no switch is documented: all its other"
                                        + " orders ended, and one was stopped, or a stop is in the same context, or"
                                        + " priorPrescription of the order judged names it. Beside an order judged, earlier orders that"
                                        + " it would double and other"
                                        + " drafts of the context count too"),
                        CandidateCourseFacts::otherRunning),
                new OneFact(
                        FactDeclaration.flag(
                                "stoppedBmaNotYetDue",
                                CANDIDATE,
                                "For a proposal that is no order: another agent whose switch is documented by a stop, and"
                                        + " whose next dose, at the interval in use, would not have been due today"),
                        CandidateCourseFacts::stoppedNotYetDue),
                new OneFact(
                        FactDeclaration.flag(
                                "otherBmaOpen",
                                CANDIDATE,
                                "None surely runs beside the candidate, but of one that does, or may, the record leaves open"
                                        + " whether it is another product, or whether it still runs"),
                        CandidateCourseFacts::otherOpen));
    }

    private static Fact daysSinceLastDose(FactBuilder fact, FactContext context) {
        String product = product(context);
        if (product == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        return daysSince(fact, context, dose -> dose.product().is(product) != Ternary.NO);
    }

    private static Fact daysSinceIngredient(FactBuilder fact, FactContext context) {
        Candidate candidate = context.candidate();
        String product = product(context);
        if (candidate == null || product == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        return daysSince(
                fact,
                context,
                dose -> dose.product().agent().equals(candidate.regimen().agent())
                        && dose.product().is(product) == Ternary.NO);
    }

    private static Fact daysSince(FactBuilder fact, FactContext context, Predicate<BmaDose> which) {
        List<BmaDose> doses = context.boneModifyingAgents().doses().stream()
                .filter(which)
                .filter(dose -> !isOfOrderJudged(dose, context))
                .toList();
        if (doses.isEmpty()) {
            return fact.unknown(
                    context.record().medications().isComplete()
                            ? UnknownReason.NOT_RECORDED
                            : UnknownReason.NOT_DELIVERED);
        }
        BmaDose last = doses.getLast();
        return fact.because(last.evidence())
                .asOf(last.evidence().date())
                .number(last.date().daysUntil(OtherBma.plannedDay(context)));
    }

    /** An order is no dose before itself. */
    private static boolean isOfOrderJudged(BmaDose dose, FactContext context) {
        Candidate candidate = context.candidate();
        String id = candidate == null || candidate.order() == null
                ? null
                : candidate.order().getIdPart();
        return id != null && dose.evidence().reference().equals("MedicationRequest/" + id);
    }

    private static Fact otherRunning(FactBuilder fact, FactContext context) {
        OtherBma others = others(context);
        if (others == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        if (!others.running().isEmpty()) {
            return fact.because(others.running()).flag(true);
        }
        if (!others.open().isEmpty()) {
            return fact.because(others.open()).unknown(UnknownReason.NOT_EXACT);
        }
        return context.record().medications().isComplete()
                ? fact.flag(false)
                : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static Fact stoppedNotYetDue(FactBuilder fact, FactContext context) {
        OtherBma others = others(context);
        List<Evidence> waiting = others == null ? List.of() : others.notYetDue();
        return fact.because(waiting).flag(!waiting.isEmpty());
    }

    private static Fact otherOpen(FactBuilder fact, FactContext context) {
        OtherBma others = others(context);
        List<Evidence> open = others == null || !others.running().isEmpty() ? List.of() : others.open();
        return fact.because(open).flag(!open.isEmpty());
    }

    private static @Nullable OtherBma others(FactContext context) {
        String product = product(context);
        return product == null ? null : new OtherBma(context, product, OtherBma.plannedDay(context));
    }

    private static @Nullable String product(FactContext context) {
        Candidate candidate = context.candidate();
        return candidate == null ? null : candidate.regimen().product();
    }
}
