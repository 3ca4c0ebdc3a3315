package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaCourse;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.Ternary;

/** Whether something else takes over from the newest course: another agent, or its other product. */
final class FollowOnFact {

    private static final String[] MEDICINES = {"MedicationRequest", "MedicationStatement", "MedicationAdministration"};

    private FollowOnFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "followOnArranged",
                        PATIENT,
                        "Another product than that of the newest course is ordered, planned or taken, or was given since the"
                                + " course's last dose; false without a course"),
                FollowOnFact::derive));
    }

    private static Fact derive(FactBuilder fact, FactContext context) {
        BmaCourse course = CourseFacts.course(context).orElse(null);
        if (course == null) {
            return Verdict.of(fact, context, List.of(), MEDICINES);
        }
        LocalDate last = course.lastDose().map(dose -> dose.date().latest()).orElse(LocalDate.MIN);
        Stream<Evidence> ordered = context.boneModifyingAgents().uses().stream()
                .filter(one ->
                        !one.product().overlaps(course.product()) && one.use().isCurrentOrPlanned())
                .map(one -> one.use().evidence());
        Stream<Evidence> given = BmaOrderFacts.given(context).stream()
                .filter(dose -> !dose.product().overlaps(course.product()) && isAfter(dose, last))
                .map(BmaDose::evidence);
        return Verdict.of(
                fact, context, Stream.concat(ordered, given).distinct().toList(), MEDICINES);
    }

    private static boolean isAfter(BmaDose dose, LocalDate last) {
        return dose.date().after(last) == Ternary.YES;
    }
}
