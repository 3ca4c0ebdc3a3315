package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.List;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Ternary;

/** Whether a second bone-modifying agent runs beside the course. */
final class BesideCourse {

    private BesideCourse() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "otherBmaBesideCourse",
                        PATIENT,
                        "Beside the active course another agent, or another product of the agent, has an active order or"
                                + " current statement; or was given after the course began, is inside its window and was not"
                                + " stopped. One that the course merely followed does not count"),
                BesideCourse::beside));
    }

    private static Fact beside(FactBuilder fact, FactContext context) {
        LocalDate today = context.record().today();
        BmaCourse course = CourseFacts.course(context)
                .filter(one -> one.active(today) == Ternary.YES)
                .orElse(null);
        List<Evidence> others = course == null
                ? List.of()
                : context.boneModifyingAgents().courses().stream()
                        .filter(other -> !other.product().overlaps(course.product()))
                        .filter(other -> runsBeside(other, course, today))
                        .flatMap(other -> other.evidence().stream())
                        .distinct()
                        .toList();
        if (others.isEmpty() && !context.record().medications().isComplete()) {
            return fact.unknown(UnknownReason.NOT_DELIVERED);
        }
        return fact.because(others).flag(!others.isEmpty());
    }

    private static boolean runsBeside(BmaCourse other, BmaCourse course, LocalDate today) {
        if (!other.running().isEmpty()) {
            return true;
        }
        BmaDose last = other.lastDose().orElse(null);
        BmaDose first = course.doses().isEmpty() ? null : course.doses().getFirst();
        return last != null
                && first != null
                && !other.stopped()
                && last.date().after(first.date().latest()) == Ternary.YES
                && other.onSchedule(today) == Ternary.YES;
    }
}
