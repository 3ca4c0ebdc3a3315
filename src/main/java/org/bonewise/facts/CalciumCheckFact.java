package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.BmaDose;
import org.bonewise.patient.Result;

/** Whether calcium was measured after the last dose: denosumab lowers it most in the second week. */
final class CalciumCheckFact {

    private static final List<ConceptGroup> CALCIUM =
            List.of(ConceptGroup.CALCIUM_TOTAL, ConceptGroup.CALCIUM_ALBUMIN_CORRECTED, ConceptGroup.CALCIUM_IONISED);

    private CalciumCheckFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "calciumCheckedSinceLastDose",
                        PATIENT,
                        "A usable calcium result (total, corrected or ionised) is dated after the day of the last dose of"
                                + " the newest course; unknown without a dose"),
                CalciumCheckFact::checked));
    }

    private static Fact checked(FactBuilder fact, FactContext context) {
        Optional<LocalDate> dose = CourseFacts.course(context)
                .flatMap(course -> course.lastDose())
                .map(BmaDose::date)
                .map(date -> date.latest());
        if (dose.isEmpty()) {
            return fact.unknown(UnknownReason.NOT_RECORDED);
        }
        List<Result> since = CALCIUM.stream()
                .flatMap(group -> context.record().results().of(group).stream())
                .filter(result -> result.time().days().earliest().isAfter(dose.get()))
                .toList();
        since.forEach(result -> fact.because(result.evidence("Calcium")));
        return since.isEmpty() && !Absence.allDelivered(context, "Observation")
                ? fact.unknown(UnknownReason.NOT_DELIVERED)
                : fact.flag(!since.isEmpty());
    }
}
