package org.bonewise.patient;

import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * A recorded allergy or intolerance that is neither refuted nor over.
 *
 * @param resource as recorded
 * @param substances its code and the substances of its reactions
 * @param reaction what kind of reaction it names
 * @param intolerance whether its type is intolerance
 * @param evidence for cards
 */
public record Allergy(
        AllergyIntolerance resource,
        List<CodeableConcept> substances,
        Reaction reaction,
        boolean intolerance,
        Evidence evidence) {

    /** Kind of reaction, by the worst manifestation that a code tells. */
    public enum Reaction {
        /** Anaphylaxis, angioedema, urticaria, bronchospasm. */
        IMMUNE,
        /** Fever, myalgia or the like, nothing else. */
        ACUTE_PHASE,
        /** A coded manifestation of another kind. */
        OTHER,
        /** No coded manifestation. */
        NOT_TOLD
    }
}
