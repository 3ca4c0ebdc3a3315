package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.OptionalInt;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Result;
import org.bonewise.patient.ResultValue;
import org.bonewise.patient.Results;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Breast-feeding. */
final class BreastFeedingFacts {

    private static final List<ConceptGroup> QUESTIONS =
            List.of(ConceptGroup.BREASTFEEDING, ConceptGroup.BREASTFEEDING_STATUS);
    private static final List<ConceptGroup> YES = List.of(ConceptGroup.BREASTFEEDING, ConceptGroup.ANSWER_YES);

    private BreastFeedingFacts() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "breastFeeding",
                        PATIENT,
                        "Yes by a current Condition of the group breastfeeding, or when the newest Observation of it or of"
                                + " breastfeeding-status says yes, at most breastFeedingDays old; none recorded means no"),
                BreastFeedingFacts::breastFeeding));
    }

    private static Fact breastFeeding(FactBuilder fact, FactContext context) {
        int days = context.parameter("breastFeedingDays").intValueExact();
        RecentConditions conditions = RecentConditions.of(context, ConceptGroup.BREASTFEEDING, days);
        if (!conditions.recent().isEmpty()) {
            return fact.because(RecentConditions.evidence(conditions.recent())).flag(true);
        }
        CodeGroups codes = context.record().codes();
        List<Result> newest = Results.newest(context.record().results().ofAny(QUESTIONS));
        for (Result result : newest) {
            if (saysYes(codes, result.value())
                    && Recency.of(result.time().days(), context.record().today(), OptionalInt.of(days))
                            == Recency.WITHIN) {
                return fact.because(result.evidence("Breast-feeding")).flag(true);
            }
        }
        if (!conditions.open().isEmpty()) {
            return fact.because(RecentConditions.evidence(conditions.open())).unknown(UnknownReason.NOT_EXACT);
        }
        return Absence.allDelivered(context, "Condition", "Observation")
                ? fact.flag(false)
                : fact.unknown(UnknownReason.NOT_DELIVERED);
    }

    private static boolean saysYes(CodeGroups codes, ResultValue value) {
        return switch (value) {
            case ResultValue.Truth(boolean yes) -> yes;
            case ResultValue.Coded(CodeableConcept concept) -> codes.inAny(YES, concept);
            default -> false;
        };
    }
}
