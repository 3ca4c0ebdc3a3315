package org.bonewise.facts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.Ternary;

/** The day on which the running course of an intravenous bisphosphonate began. */
final class FirstBisphosphonateDose {

    private static final Set<String> AGENTS = Set.of("zoledronic-acid", "pamidronate", "ibandronate");

    private FirstBisphosphonateDose() {}

    /** Whether an agent is a bisphosphonate that may be infused. */
    static boolean isIntravenous(String agent) {
        return AGENTS.contains(agent);
    }

    /** The first dose of the course given last, when a dose today would belong to it; empty when there is none. */
    static Optional<LocalDate> of(FactContext context) {
        LocalDate today = context.record().today();
        return context.boneModifyingAgents().courses().stream()
                .filter(course -> AGENTS.contains(course.product().agent())
                        && !course.doses().isEmpty())
                .filter(course -> goesOn(course, today))
                .map(course -> course.doses().getFirst().date().latest())
                .findFirst();
    }

    private static boolean goesOn(BmaCourse course, LocalDate today) {
        return course.active(today) != Ternary.NO
                || course.goesOn(course.doses().getLast(), today, OptionalInt.empty()) != Ternary.NO;
    }
}
