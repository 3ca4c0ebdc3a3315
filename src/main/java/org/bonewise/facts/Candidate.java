package org.bonewise.facts;

import java.util.List;
import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/**
 * A regimen under judgement.
 *
 * @param regimen what would be given
 * @param purpose what it would be given for; {@code null} when only the regimen tells, perhaps several purposes
 * @param order the order that is judged, when it is one already written; {@code null} for a proposal of a guideline
 * @param indicatedFor what agents are indicated for, or may be, leading first, whether or not the regimen serves it
 */
public record Candidate(
        Regimen regimen, @Nullable String purpose, @Nullable MedicationRequest order, List<String> indicatedFor) {

    /** One of which it does not matter what is indicated. */
    public Candidate(Regimen regimen, @Nullable String purpose, @Nullable MedicationRequest order) {
        this(regimen, purpose, order, List.of());
    }

    /** The one purpose, or those of the regimen while it is open which of them it is. */
    public List<String> purposes() {
        return purpose == null ? regimen.purposes() : List.of(purpose);
    }
}
