package org.bonewise.patient;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bonewise.knowledge.CodeGroups;
import org.bonewise.knowledge.CodeMatch;
import org.bonewise.knowledge.ConceptGroup;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The AllergyIntolerances of a record. */
public final class Allergies {

    private static final Set<String> DROPPED = Set.of("entered-in-error", "refuted");

    private final CodeGroups codes;
    private final List<Allergy> all;

    Allergies(PatientRecord record) {
        codes = record.codes();
        all = record.allWithDrafts(AllergyIntolerance.class).stream()
                .filter(Allergies::counts)
                .map(this::read)
                .toList();
    }

    /** Every one that counts, statements that there is none included. */
    public List<Allergy> all() {
        return all;
    }

    /** Those to a substance surely of one of {@code groups}. */
    public List<Allergy> to(Set<ConceptGroup> groups) {
        return all.stream()
                .filter(one -> one.substances().stream().anyMatch(substance -> codes.inAny(groups, substance)))
                .toList();
    }

    /** Those to a bone-modifying agent by a code that does not tell which; {@code words} judges text and displays. */
    public List<Allergy> toSomeBoneModifyingAgent(Predicate<String> words) {
        return all.stream()
                .filter(one -> one.substances().stream()
                        .anyMatch(substance -> codes.match(ConceptGroup.BMA_SNOMED_DRUG, substance) != CodeMatch.NONE
                                && words.test(Sources.text(substance))))
                .toList();
    }

    /** Whether one of its manifestations is surely of {@code group}. */
    public boolean manifests(Allergy allergy, ConceptGroup group) {
        return manifestations(allergy.resource()).anyMatch(one -> codes.in(group, one));
    }

    private static boolean counts(AllergyIntolerance allergy) {
        boolean dropped = allergy.getVerificationStatus().getCoding().stream()
                .anyMatch(coding -> DROPPED.contains(String.valueOf(coding.getCode())));
        boolean active = !allergy.hasClinicalStatus()
                || allergy.getClinicalStatus().getCoding().stream()
                        .map(Coding::getCode)
                        .anyMatch("active"::equals);
        return !dropped && active;
    }

    private Allergy read(AllergyIntolerance allergy) {
        List<CodeableConcept> substances = Stream.concat(
                        Stream.of(allergy.getCode()),
                        allergy.getReaction().stream()
                                .map(AllergyIntolerance.AllergyIntoleranceReactionComponent::getSubstance))
                .filter(substance -> !substance.isEmpty())
                .toList();
        String display = substances.isEmpty() ? "" : Sources.words(substances.getFirst());
        String reactions =
                String.join(", ", manifestations(allergy).map(Sources::words).toList());
        return new Allergy(
                allergy,
                substances,
                reaction(allergy),
                allergy.getType() == AllergyIntolerance.AllergyIntoleranceType.INTOLERANCE,
                Sources.of(
                        allergy,
                        reactions.isEmpty() ? display : display + ": " + reactions,
                        Dates.read(allergy.getRecordedDateElement())));
    }

    private Allergy.Reaction reaction(AllergyIntolerance allergy) {
        List<CodeableConcept> all = manifestations(allergy).toList();
        if (all.stream().anyMatch(one -> codes.in(ConceptGroup.REACTION_IMMUNE, one))) {
            return Allergy.Reaction.IMMUNE;
        }
        if (all.stream().noneMatch(CodeableConcept::hasCoding)) {
            return Allergy.Reaction.NOT_TOLD;
        }
        return all.stream().allMatch(one -> codes.in(ConceptGroup.REACTION_ACUTE_PHASE, one))
                ? Allergy.Reaction.ACUTE_PHASE
                : Allergy.Reaction.OTHER;
    }

    private static Stream<CodeableConcept> manifestations(AllergyIntolerance allergy) {
        return allergy.getReaction().stream().flatMap(reaction -> reaction.getManifestation().stream());
    }
}
