package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.BmaUse;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Interval;
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
                                "Calendar days from the last dose of the candidate's product, doses for hypercalcaemia"
                                        + " included, to today, or to the planned date of the order judged; at least so many where"
                                        + " the last dose may have been of another product of the agent"),
                        CandidateCourseFacts::daysSinceLastDose),
                new OneFact(
                        FactDeclaration.flag(
                                "candidateGivenBefore",
                                CANDIDATE,
                                "Any dose or oral therapy of the candidate's product; unknown when it may have been another"
                                        + " product of the agent"),
                        CandidateCourseFacts::givenBefore),
                new OneFact(
                        FactDeclaration.flag(
                                "otherBmaRunning",
                                CANDIDATE,
                                "Another agent, or another product of the agent, has an active order or current statement, or"
                                        + " its last dose is inside its window, and no switch is documented: all its other"
                                        + " orders ended, and one was stopped, or a stop is in the same context, or"
                                        + " priorPrescription of the order judged names it. Beside an order judged, other"
                                        + " drafts of the context count too"),
                        CandidateCourseFacts::otherRunning));
    }

    private static Fact daysSinceLastDose(FactBuilder fact, FactContext context) {
        String product = product(context);
        if (product == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        List<BmaDose> doses = CourseFacts.agents(context).doses().stream()
                .filter(dose -> dose.product().is(product) != Ternary.NO)
                .toList();
        if (doses.isEmpty()) {
            return fact.unknown(
                    context.record().medications().isComplete()
                            ? UnknownReason.NOT_RECORDED
                            : UnknownReason.NOT_DELIVERED);
        }
        BmaDose last = doses.getLast();
        fact.because(last.evidence()).asOf(last.evidence().date());
        LocalDate day = OtherBma.plannedDay(context);
        // A dose that may have been of the product must not be forgotten: it is at least so many days ago.
        return fact.number(
                last.product().is(product) == Ternary.YES
                        ? last.date().daysUntil(day)
                        : Interval.moreThan(
                                BigDecimal.valueOf(
                                        ChronoUnit.DAYS.between(last.date().latest(), day)),
                                true));
    }

    private static Fact givenBefore(FactBuilder fact, FactContext context) {
        String product = product(context);
        if (product == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        List<Evidence> sure = given(context, product, Ternary.YES);
        if (!sure.isEmpty()) {
            return fact.because(sure).flag(true);
        }
        List<Evidence> perhaps = given(context, product, Ternary.UNKNOWN);
        if (!perhaps.isEmpty()) {
            return fact.because(perhaps).unknown(UnknownReason.NOT_EXACT);
        }
        return context.record().medications().isComplete()
                ? fact.flag(false)
                : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static List<Evidence> given(FactContext context, String product, Ternary certainty) {
        Stream<Evidence> doses = CourseFacts.agents(context).doses().stream()
                .filter(dose -> dose.product().is(product) == certainty)
                .map(BmaDose::evidence);
        Stream<Evidence> therapy = CourseFacts.agents(context).uses().stream()
                .filter(CourseDoseFacts::isTherapy)
                .filter(one -> one.product().is(product) == certainty)
                .map(BmaUse::use)
                .map(use -> use.evidence());
        return Stream.concat(doses, therapy).distinct().toList();
    }

    private static Fact otherRunning(FactBuilder fact, FactContext context) {
        String product = product(context);
        if (product == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        LocalDate day = OtherBma.plannedDay(context);
        OtherBma others = new OtherBma(context, product, day);
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

    private static @Nullable String product(FactContext context) {
        Candidate candidate = context.candidate();
        return candidate == null ? null : candidate.regimen().product();
    }
}
