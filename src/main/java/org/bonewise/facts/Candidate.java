package org.bonewise.facts;

import org.bonewise.knowledge.Regimen;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;

/**
 * A regimen under judgement.
 *
 * @param regimen what would be given
 * @param order the order that is judged, when it is one already written; {@code null} for a proposal of a guideline
 */
public record Candidate(Regimen regimen, @Nullable MedicationRequest order) {}
