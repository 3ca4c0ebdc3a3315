package org.bonewise.facts;

import static org.bonewise.knowledge.FactDeclaration.Scope.PATIENT;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.knowledge.FactDeclaration;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.ResultValue;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyHistoryStatus;

/** Whether mother or father broke a hip. */
final class ParentalHipFractureFact {

    private static final Set<String> PARENTS = Set.of("MTH", "FTH", "PRN", "NMTH", "NFTH");

    private ParentalHipFractureFact() {}

    static List<FactDefinition> all() {
        return List.of(new OneFact(
                FactDeclaration.flag(
                        "parentalHipFracture",
                        PATIENT,
                        "A FamilyMemberHistory of mother or father with a condition of hip-fracture, or a confirmed Condition or"
                                + " an Observation of parental-hip-fracture that does not say no; osteoporosis in the family is not enough; not recorded"
                                + " is none"),
                (fact, context) -> Verdict.of(
                        fact, context, proofs(context.record()), "FamilyMemberHistory", "Condition", "Observation")));
    }

    private static List<Evidence> proofs(PatientRecord record) {
        Stream<Evidence> family = record.all(FamilyMemberHistory.class).stream()
                .filter(member -> member.getStatus() != FamilyHistoryStatus.ENTEREDINERROR && isParent(member))
                .filter(member -> member.getCondition().stream()
                        .anyMatch(one -> record.codes().in(ConceptGroup.HIP_FRACTURE, one.getCode())))
                .map(member -> new Evidence(
                        member.getIdPart() == null ? "" : "FamilyMemberHistory/" + member.getIdPart(),
                        "Hip fracture of a parent",
                        null,
                        false));
        Stream<Evidence> conditions = record.diagnoses().of(ConceptGroup.PARENTAL_HIP_FRACTURE).stream()
                .filter(Diagnosis::confirmed)
                .map(Diagnosis::evidence);
        Stream<Evidence> observed = record.results().of(ConceptGroup.PARENTAL_HIP_FRACTURE).stream()
                .filter(result -> isThere(result.value(), record))
                .map(result -> result.evidence("Hip fracture of a parent"));
        return Stream.of(family, conditions, observed).flatMap(one -> one).toList();
    }

    private static boolean isThere(ResultValue value, PatientRecord record) {
        return switch (value) {
            case ResultValue.Truth(boolean yes) -> yes;
            case ResultValue.Coded(var concept) -> !record.codes().in(ConceptGroup.RESULT_NEGATIVE, concept);
            default -> true;
        };
    }

    private static boolean isParent(FamilyMemberHistory member) {
        return member.getRelationship().getCoding().stream()
                .anyMatch(coding -> coding.getCode() != null && PARENTS.contains(coding.getCode()));
    }
}
