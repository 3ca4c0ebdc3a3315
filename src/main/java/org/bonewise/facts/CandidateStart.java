package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.CANDIDATE;

import java.util.ArrayList;
import java.util.List;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Ternary;

/** Whether a dose of the candidate would go on with a course, or begin one. */
final class CandidateStart {

    private CandidateStart() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "candidateCourseStarted",
                        CANDIDATE,
                        "A dose today would go on with an unbroken course of the candidate's product: its last dose, orders"
                                + " that wait to be carried out not counted, is at most courseGapFactor times the product's"
                                + " on-schedule days ago, or it is being taken. Unknown when the course may be of another product of the"
                                + " agent"),
                CandidateStart::started));
    }

    private static Fact started(FactBuilder fact, FactContext context) {
        Candidate candidate = context.candidate();
        String product = candidate == null ? null : candidate.regimen().product();
        if (candidate == null || product == null) {
            return fact.unknown(UnknownReason.NOT_APPLICABLE);
        }
        List<Evidence> sure = new ArrayList<>();
        List<Evidence> perhaps = new ArrayList<>();
        for (BmaCourse course : context.boneModifyingAgents().courses()) {
            Ternary goesOn =
                    goesOn(course, candidate, context).and(course.product().is(product));
            switch (goesOn) {
                case YES -> sure.addAll(course.evidence());
                case UNKNOWN -> perhaps.addAll(course.evidence());
                case NO -> {}
            }
        }
        if (sure.isEmpty() && !perhaps.isEmpty()) {
            return fact.because(perhaps).unknown(UnknownReason.NOT_EXACT);
        }
        if (sure.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(sure).flag(!sure.isEmpty());
    }

    private static Ternary goesOn(BmaCourse course, Candidate candidate, FactContext context) {
        boolean taken =
                course.running().stream().anyMatch(one -> course.product().isOral() || !one.isRequest());
        if (taken) {
            return Ternary.YES;
        }
        List<BmaDose> given = BmaOrderFacts.given(context);
        BmaDose last = course.doses().stream()
                .filter(given::contains)
                .reduce((earlier, later) -> later)
                .orElse(null);
        return last == null
                ? Ternary.NO
                : course.goesOn(
                        last, context.record().today(), candidate.regimen().onScheduleUntilDays());
    }
}
