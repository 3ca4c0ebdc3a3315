package org.bonewise.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bonewise.knowledge.ConceptGroup;
import org.bonewise.patient.Diagnosis;
import org.bonewise.patient.Evidence;
import org.bonewise.patient.MedicationUse;
import org.bonewise.patient.PatientRecord;
import org.bonewise.patient.Ternary;
import org.hl7.fhir.r4.model.Coding;

/** What a record says of plasma cell disease: myeloma, its precursors, and what shows that it is active. */
final class Myeloma {

    private static final String ACTIVE = "active";
    private static final String SMOULDERING = "smouldering";
    private static final Set<String> RELAPSE_STATUS = Set.of("relapse", "recurrence");

    private final FactContext context;
    private final PatientRecord record;

    Myeloma(FactContext context) {
        this.context = context;
        record = context.record();
    }

    private Said<String> activity() {
        return Said.newest(
                context,
                "Myeloma activity:",
                record.results().of(ConceptGroup.MYELOMA_ACTIVITY),
                result -> OwnWord.of(result, List.of(ACTIVE, SMOULDERING)));
    }

    /** Confirmed myeloma that is not over, precursors by code not among it. */
    List<Diagnosis> onRecord() {
        return record.diagnoses().of(ConceptGroup.MULTIPLE_MYELOMA).stream()
                .filter(Diagnosis::isNotOver)
                .toList();
    }

    /** Those that are there today. */
    List<Diagnosis> current() {
        return onRecord().stream().filter(Diagnosis::isCurrent).toList();
    }

    /** Smouldering myeloma, gammopathy and solitary plasmacytoma, by their codes. */
    List<Evidence> precursors() {
        return evidence(record.diagnoses()
                .current(ConceptGroup.SMOULDERING_MYELOMA, ConceptGroup.MGUS, ConceptGroup.SOLITARY_PLASMACYTOMA));
    }

    /**
     * What calls it smouldering or a solitary plasmacytoma: results, unless a relapse is dated later; else a current Condition,
     * unless something says of itself that it is active. ICD-10 has no code of its own for it, so that the one of myeloma stands
     * beside such a Condition. None when results call it active or contradict each other.
     */
    List<Evidence> smouldering() {
        if (activity().value().filter(SMOULDERING::equals).isPresent()) {
            return isOvertakenByRelapse() ? List.of() : activity().evidence();
        }
        return activity().isMissing() && !isCodedActive() ? evidence(limited()) : List.of();
    }

    private List<Diagnosis> limited() {
        return record.diagnoses().current(ConceptGroup.SMOULDERING_MYELOMA, ConceptGroup.SOLITARY_PLASMACYTOMA);
    }

    private boolean isSaidActive() {
        return activity().value().filter(ACTIVE::equals).isPresent();
    }

    private boolean isCodedActive() {
        return current().stream()
                .filter(one -> limited().stream()
                        .noneMatch(precursor -> precursor.resource().equals(one.resource())))
                .anyMatch(this::saysActive);
    }

    private boolean saysActive(Diagnosis one) {
        return isRelapse(one) || record.codes().in(ConceptGroup.MYELOMA_ACTIVE, one.code());
    }

    private boolean isOvertakenByRelapse() {
        LocalDate said = activity().evidence().getFirst().date();
        return said != null
                && current().stream()
                        .filter(this::isRelapse)
                        .map(Diagnosis::date)
                        .filter(Objects::nonNull)
                        .anyMatch(relapse -> relapse.after(said) == Ternary.YES);
    }

    /** Whether results of one moment contradict each other, or say neither; or, without results, two current Conditions do. */
    boolean activityIsOpen() {
        return activity().isMissing()
                ? !limited().isEmpty() && isCodedActive()
                : activity().value().isEmpty();
    }

    /** What shows that a current myeloma is active; empty where only its smouldering is not ruled out. */
    List<Evidence> active() {
        Stream<Evidence> called = isSaidActive() ? activity().evidence().stream() : Stream.empty();
        Stream<Evidence> coded = current().stream().filter(this::saysActive).map(Diagnosis::evidence);
        Stream<Evidence> treated =
                record.medications().of(ConceptGroup.THALIDOMIDE_CLASS, ConceptGroup.CHEMOTHERAPY).stream()
                        .filter(MedicationUse::isCurrentOrPlanned)
                        .map(MedicationUse::evidence);
        Stream<Evidence> broken = record.diagnoses().current(ConceptGroup.PATHOLOGICAL_FRACTURE).stream()
                .map(Diagnosis::evidence);
        Stream<Evidence> lesions = record.boneMetastases().confirmed().stream().map(one -> one.evidence());
        return Stream.of(called, coded, treated, broken, lesions)
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    /** Whether a diagnosis is of a relapse, by its clinical status or its code. */
    boolean isRelapse(Diagnosis one) {
        return record.codes().in(ConceptGroup.MYELOMA_RELAPSE, one.code())
                || one.resource().getClinicalStatus().getCoding().stream()
                        .map(Coding::getCode)
                        .anyMatch(code -> code != null && RELAPSE_STATUS.contains(code));
    }

    /** The newest response to treatment, as a word of the value set imwg-response. */
    Said<String> response() {
        return Said.newest(
                context,
                "Response:",
                record.results().of(ConceptGroup.IMWG_RESPONSE),
                result -> OwnWord.of(result, List.of("sCR", "CR", "VGPR", "PR", "MR", "SD", "PD")));
    }

    static List<Evidence> evidence(List<Diagnosis> found) {
        return found.stream().map(Diagnosis::evidence).toList();
    }
}
